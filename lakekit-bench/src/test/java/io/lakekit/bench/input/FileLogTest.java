package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ClickEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.Disorder;
import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLogTest {

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"random_men.csv", "bts_women.csv.gz"})
    void open_openBandit_yieldsImpressionsAndClicksOfClickedLines(String name) throws IOException {
        openBandit(name, Samples.openBandit());

        List<AdEvent> events = read();

        assertThat(events)
                .extracting(AdEvent::stage)
                .containsExactlyInAnyOrder(
                        Stage.IMPRESSION,
                        Stage.IMPRESSION,
                        Stage.CLICK,
                        Stage.IMPRESSION,
                        Stage.IMPRESSION,
                        Stage.CLICK);
        String keys = name.substring(0, name.indexOf('.')).replace('_', '-');
        Instant second = Instant.parse("2019-11-24T00:00:01.200Z");
        assertThat(events)
                .contains(
                        new ImpressionEvent(
                                "i-" + keys + "-2", keys + "-2", keys + "-8", second, second, 1, 0),
                        new ClickEvent(
                                "c-" + keys + "-2",
                                keys + "-2",
                                keys + "-8",
                                second,
                                second,
                                null));
    }

    @Test
    void open_openBanditItems_yieldsDimensionsOfTheSameAds() throws IOException {
        openBandit("random_men.csv", Samples.openBandit());

        try (FileLog log = FileLog.open(directory, null, null)) {
            assertThat(log.dimensions())
                    .singleElement()
                    .satisfies(
                            ad -> {
                                assertThat(ad.adId()).isEqualTo("random-men-7");
                                assertThat(ad.adgroupId()).isEqualTo("a, b");
                                assertThat(ad.campaignId()).isEqualTo("random-men");
                                assertThat(ad.advertiserId()).isEqualTo("men");
                            });
        }
    }

    private Path openBandit(String name, String lines) throws IOException {
        String items = name.replace(".csv", "_item_context.csv");
        Samples.write(directory.resolve(items), Samples.openBanditItems());
        return Samples.write(directory.resolve(name), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".bz2"})
    void open_ipinyou_yieldsTheFunnelInOrderOfTime(String packing) throws IOException {
        ipinyou(packing);

        List<AdEvent> events = read();

        Instant day = Instant.parse("2013-06-06T00:00:00Z");
        assertThat(events)
                .containsExactly(
                        new BidEvent(
                                "bid-b1-20130606000104008",
                                "b1",
                                "ad9",
                                day,
                                Instant.parse("2013-06-06T00:01:04.008Z"),
                                300_000_000,
                                null),
                        new ImpressionEvent(
                                "imp-b1-20130606000105000",
                                "b1",
                                "ad9",
                                day,
                                Instant.parse("2013-06-06T00:01:05Z"),
                                1,
                                55_000_000),
                        new ClickEvent(
                                "clk-b1-20130606000106000",
                                "b1",
                                "ad9",
                                day,
                                Instant.parse("2013-06-06T00:01:06Z"),
                                "page"),
                        new ConversionEvent(
                                "conv-b1-20130606000107000",
                                "b1",
                                "ad9",
                                day,
                                Instant.parse("2013-06-06T00:01:07Z"),
                                0,
                                "conversion"));
    }

    private void ipinyou(String packing) throws IOException {
        Samples.write(
                directory.resolve("bid.20130606.txt" + packing),
                Samples.ipinyouBid("b1", "20130606000104008", "ad9", "300"));
        Samples.write(
                directory.resolve("imp.20130606.txt" + packing),
                Samples.ipinyou("b1", "20130606000105000", "ad9", "page"));
        Samples.write(
                directory.resolve("clk.20130606.txt" + packing),
                Samples.ipinyou("b1", "20130606000106000", "ad9", "page"));
        Samples.write(
                directory.resolve("conv.20130606.txt" + packing),
                Samples.ipinyou("b1", "20130606000107000", "ad9", "page"));
    }

    @Test
    void open_logWrittenByLogWriter_yieldsEqualEventsAndDimensions() {
        GeneratedLog written = new GeneratedLog(11, 3_000, Disorder.USUAL);
        LogWriter.write(written, directory);
        List<AdEvent> expected = Samples.all(new GeneratedLog(11, 3_000, Disorder.USUAL));

        try (FileLog log = FileLog.open(directory, null, null)) {
            List<AdEvent> events = Samples.all(log);
            for (Stage stage : Stage.values()) {
                assertThat(events.stream().filter(e -> e.stage() == stage).toList())
                        .as("seed 11, %s", stage)
                        .isEqualTo(expected.stream().filter(e -> e.stage() == stage).toList());
            }
            assertThat(log.dimensions()).isEqualTo(written.dimensions());
            assertThat(log.summary().events()).isEqualTo(3_000);
            assertThat(log.summary().duplicates()).isEqualTo(written.summary().duplicates());
            assertThat(log.summary().requests()).isEqualTo(written.summary().requests());
            assertThat(log.summary().streams()).isEqualTo(written.summary().streams());
        }
    }

    @Test
    void open_mappingWithCompositeKeysAndFilter_buildsIdsOfSeveralColumns() throws IOException {
        Samples.write(
                directory.resolve("hits.csv"),
                "shop,order,kind,at\ns1,o1,click,1000\ns1,o2,view,2000\n");
        mapping("where: { kind: click }");

        assertThat(read())
                .containsExactly(
                        new ClickEvent(
                                "s1/o1",
                                "s1+o1",
                                "ad-s1",
                                Instant.ofEpochMilli(1000),
                                Instant.ofEpochMilli(1000),
                                null));
    }

    @Test
    void open_mappingWithUnknownKey_namesTheKeyAndTheKnownOnes() throws IOException {
        Samples.write(directory.resolve("hits.csv"), "shop,order,kind,at\n");
        mapping("wehre: { kind: click }");

        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lakekit-mapping.yaml")
                .hasMessageContaining("unknown key 'wehre'")
                .hasMessageContaining("where");
    }

    @Test
    void open_mappingWithUnknownFormat_namesTheFormats() throws IOException {
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                """
                name: mine
                streams:
                  - { stage: CLICK, files: "a", format: xml, fields: {} }
                """);

        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'xml'")
                .hasMessageContaining("[csv, tsv, jsonl]");
    }

    private void mapping(String more) throws IOException {
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                """
                name: mine
                streams:
                  - stage: CLICK
                    files: "hits\\\\.csv"
                    format: csv
                    header: true
                    %s
                    time: epoch-millis
                    fields:
                      eventId: "${shop}/${order}"
                      requestId: "${shop}+${order}"
                      adId: "ad-${shop}"
                      requestTime: "${at}"
                      eventTime: "${at}"
                """
                        .formatted(more));
    }

    @Test
    void nextChunk_badLines_areRejectedOnceWithFileLineAndReason() throws IOException {
        openBandit(
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

    @Test
    void nextChunk_jsonLineOfAnotherKind_isRejected() throws IOException {
        LogWriter.write(new GeneratedLog(5, 50, Disorder.NONE), directory);
        Samples.write(
                directory.resolve("lakekit-click.jsonl.gz"), "{\"event_id\": 1\n[]\n\n{}\nnull\n");

        try (FileLog log = FileLog.open(directory, null, null)) {
            Samples.all(log);
            assertThat(log.summary().rejected()).isEqualTo(5);
        }
    }

    @Test
    void nextChunk_truncatedGzip_failsWithFileAndWayOut() throws IOException {
        Path file = openBandit("random_men.csv.gz", Samples.openBandit().repeat(50));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("truncated or damaged");
    }

    @Test
    void open_emptyGzip_failsWithoutSayingNull() throws IOException {
        Path file = openBandit("random_men.csv.gz", "");
        Files.write(file, new byte[0]);

        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageNotContaining("null");
    }

    @Test
    void open_noFileThatFits_namesTheShippedMappings() throws IOException {
        Samples.write(directory.resolve("other.txt"), "x");

        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[generated, open-bandit, ipinyou]");
    }

    @Test
    void open_streamsWithoutAFile_areRefusedTogetherWithWhatIsThere() throws IOException {
        ipinyou("");
        Files.delete(directory.resolve("clk.20130606.txt"));
        Files.delete(directory.resolve("conv.20130606.txt"));

        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Mapping 'ipinyou'")
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("stream CLICK, whose files are named 'clk\\.")
                .hasMessageContaining("stream CONVERSION, whose files are named 'conv\\.")
                .hasMessageContaining("are 'bid.20130606.txt', 'imp.20130606.txt'.")
                .hasMessageContaining("'optional: true'");
    }

    @Test
    void open_dimensionsWithoutAFile_areRefused() throws IOException {
        Samples.write(directory.resolve("random_men.csv"), Samples.openBandit());

        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("dimensions, whose files are named")
                .hasMessageContaining("_item_context");
    }

    @Test
    void open_optionalStreamWithoutAFile_readsTheOthers() throws IOException {
        Samples.write(directory.resolve("hits.csv"), "shop,order,kind,at\ns1,o1,click,1000\n");
        mapping("where: { kind: click }");
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                """
                  - { stage: BID, files: "bids", format: csv, header: true, optional: true, fields: {} }
                """,
                StandardOpenOption.APPEND);

        assertThat(read()).extracting(AdEvent::stage).containsExactly(Stage.CLICK);
    }

    private List<AdEvent> read() {
        try (FileLog log = FileLog.open(directory, null, null)) {
            return Samples.all(log);
        }
    }
}
