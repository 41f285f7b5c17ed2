package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Disorder;
import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.event.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad line is told of and passed over. */
class RejectsTest {

    @TempDir private Path directory;

    @Test
    void nextChunk_badLines_areRejectedOnceWithFileLineAndReason() throws IOException {
        Samples.openBandit(
                directory,
                "random_men.csv",
                Samples.openBandit()
                        + "4,yesterday,7,3,1,0.1\n5,too,few\n"
                        + "6,2019-11-24 00:00:09+00:00,7,x,0,0.1\n");
        Path rejects = directory.resolve("rejects.tsv");

        try (FileLog log = FileLog.open(directory, null, rejects)) {
            assertThat(Samples.all(log)).hasSize(6);
            assertThat(log.summary().rejected()).isEqualTo(3);
        }

        Map<String, String> reasons = Rejected.of(Files.readAllLines(rejects));
        assertThat(reasons).containsOnlyKeys("6", "7", "8");
        assertThat(reasons.get("6")).contains("requestTime 'yesterday'");
        assertThat(reasons.get("7")).isEqualTo("3 columns instead of 6");
        assertThat(reasons.get("8")).contains("x");
    }

    @Test
    void nextChunk_jsonLineOfAnotherKind_isRejected() throws IOException {
        LogWriter.write(new GeneratedLog(5, 50, Disorder.NONE), directory);
        Samples.write(
                directory.resolve("lakekit-click.jsonl.gz"), "{\"event_id\": 1\n[]\n\n{}\nnull\n");

        try (FileLog log = FileLog.open(directory, null, null)) {
            Samples.all(log);
            assertThat(log.summary().rejected()).isEqualTo(4);
            assertThat(log.summary().inputs())
                    .filteredOn(stream -> stream.stream().equals("stream CLICK"))
                    .singleElement()
                    .satisfies(
                            clicks -> {
                                assertThat(clicks.lines()).isEqualTo(4);
                                assertThat(clicks.rejected()).isEqualTo(4);
                                assertThat(clicks.events()).isZero();
                            });
        }
    }

    @Test
    void nextChunk_nestedJsonThatTheMappingReads_isRejectedByItsKey() throws IOException {
        LogWriter.write(new GeneratedLog(5, 50, Disorder.NONE), directory);
        String click =
                "{\"event_id\": \"c\", \"request_id\": \"r\", \"ad_id\": \"a\", \"request_time\":"
                        + " 1, \"event_time\": 2, ";
        Samples.write(
                directory.resolve("lakekit-click.jsonl.gz"),
                click
                        + "\"landing_page\": {\"url\": 1}}\n"
                        + click
                        + "\"landing_page\": [\"x\"]}\n"
                        + click
                        + "\"landing_page\": null, \"tags\": [\"x\"], \"user\": {}}\n");
        Path rejects = directory.resolve("rejects.tsv");

        try (FileLog log = FileLog.open(directory, null, rejects)) {
            assertThat(Samples.all(log))
                    .filteredOn(event -> event.stage() == Stage.CLICK)
                    .extracting(AdEvent::eventId)
                    .containsExactly("c");
        }
        assertThat(rejects)
                .content()
                .contains("\t1\tkey 'landing_page' holds an object")
                .contains("\t2\tkey 'landing_page' holds an array");
    }

    @Test
    void nextChunk_lineThatIsNoUtf8_isRejectedAndTheNextIsRead() throws IOException {
        Path file = Samples.openBandit(directory, "random_men.csv", Samples.openBandit());
        byte[] bad =
                "4,2019-11-24 00:00:05+00:00,\u00e4,1,0,0.1\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bad, StandardOpenOption.APPEND);
        Files.writeString(
                file, "5,2019-11-24 00:00:06+00:00,\u00e4,1,0,0.1\r\n", StandardOpenOption.APPEND);
        Path rejects = directory.resolve("rejects.tsv");

        try (FileLog log = FileLog.open(directory, null, rejects)) {
            List<AdEvent> events = Samples.all(log);
            assertThat(events).hasSize(7);
            assertThat(events.get(6).adId()).isEqualTo("random-men-\u00e4");
        }
        assertThat(Rejected.of(Files.readAllLines(rejects)))
                .isEqualTo(
                        Map.of(
                                "6",
                                "not UTF-8 from byte 29 of the line on; if the file has another"
                                        + " charset, name it in its mapping"));
    }

    @Test
    void open_headerThatIsNoUtf8_isNamed() throws IOException {
        Path file = Samples.openBandit(directory, "random_men.csv", "");
        Files.write(file, new byte[] {'i', (byte) 0xff, '\n'});

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("header of " + file)
                .hasMessageContaining("not UTF-8 from byte 2");
    }

    @Test
    void nextChunk_secondRequestTimeOfARequestAndAd_isRejected() throws IOException {
        Samples.write(
                directory.resolve("hits.csv"),
                "shop,order,kind,at\n"
                        + "s1,o1,click,2000\n"
                        + "s1,o1,click,1000\n"
                        + "s2,o1,click,3000\n"
                        + "s1,o1,click,2000\n");
        Samples.mapping(directory, "where: { kind: click }");
        Path rejects = directory.resolve("rejects.tsv");

        try (FileLog log = FileLog.open(directory, null, rejects)) {
            assertThat(Samples.all(log))
                    .extracting(AdEvent::requestTime)
                    .containsExactly(
                            Instant.ofEpochMilli(2000),
                            Instant.ofEpochMilli(3000),
                            Instant.ofEpochMilli(2000));
            assertThat(log.summary().rejected()).isEqualTo(1);
            assertThat(log.summary().lines()).isEqualTo(4);
        }
        assertThat(rejects)
                .content()
                .contains(
                        "hits.csv\t3\trequestTime 1970-01-01T00:00:01Z of request 's1+o1' and ad"
                                + " 'ad-s1', which had 1970-01-01T00:00:02Z before");
    }

    /** Reasons by line, of one file. */
    private static final class Rejected {
        static Map<String, String> of(List<String> lines) {
            assertThat(lines.get(0)).isEqualTo("file\tline\treason");
            return lines.stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .peek(cells -> assertThat(cells[0]).isEqualTo("random_men.csv"))
                    .collect(Collectors.toMap(cells -> cells[1], cells -> cells[2]));
        }
    }
}
