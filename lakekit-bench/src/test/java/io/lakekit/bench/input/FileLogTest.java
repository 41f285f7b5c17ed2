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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLogTest {

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"random_men.csv", "bts_women.csv.gz"})
    void open_openBandit_yieldsImpressionsAndClicksOfClickedLines(String name) throws IOException {
        Samples.openBandit(directory, name, Samples.openBandit());

        List<AdEvent> events = Samples.read(directory);

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
        Samples.openBandit(directory, "random_men.csv", Samples.openBandit());

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

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".bz2"})
    void open_ipinyou_yieldsTheFunnelInOrderOfTime(String packing) throws IOException {
        Samples.ipinyou(directory, packing);

        List<AdEvent> events = Samples.read(directory);

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
    void open_streamsWithoutAFile_areRefusedTogetherWithWhatIsThere() throws IOException {
        Samples.ipinyou(directory, "");
        Files.delete(directory.resolve("clk.20130606.txt"));
        Files.delete(directory.resolve("conv.20130606.txt"));

        assertThatThrownBy(() -> Samples.read(directory))
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

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("dimensions, whose files are named")
                .hasMessageContaining("_item_context");
    }

    @Test
    void open_optionalStreamWithoutAFile_readsTheOthers() throws IOException {
        Samples.write(directory.resolve("hits.csv"), "shop,order,kind,at\ns1,o1,click,1000\n");
        Samples.mapping(directory, "where: { kind: click }");
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                """
                  - { stage: BID, files: "bids", format: csv, header: true, optional: true, fields: {} }
                """,
                StandardOpenOption.APPEND);

        assertThat(Samples.read(directory)).extracting(AdEvent::stage).containsExactly(Stage.CLICK);
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".bz2"})
    void nextChunk_truncatedArchive_failsWithFileAndWayOut(String packing) throws IOException {
        Samples.ipinyou(directory, packing);
        Path file = directory.resolve("clk.20130606.txt" + packing);
        String line = Samples.ipinyou("b1", "20130606000106000", "ad9", "page");
        Samples.write(file, line.repeat(500));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("truncated or damaged");
    }

    @Test
    void open_emptyGzip_failsWithoutSayingNull() throws IOException {
        Path file = Samples.openBandit(directory, "random_men.csv.gz", "");
        Files.write(file, new byte[0]);

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageNotContaining("null");
    }
}
