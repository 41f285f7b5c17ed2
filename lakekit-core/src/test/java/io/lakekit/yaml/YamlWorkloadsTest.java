package io.lakekit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.advisor.Delivery;
import io.lakekit.advisor.EventStream;
import io.lakekit.advisor.QueryMix;
import io.lakekit.advisor.Workload;
import io.lakekit.diagnostic.DiagnosticsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlWorkloadsTest {

    private static final String ALL =
            """
            table: ads.t
            streams:
              bid: {eventsPerSecond: 2_000, bytesPerRow: 60.5, columns: 9}
              click: {eventsPerSecond: 3e1, bytesPerRow: 40}
            keysPerDay: 172_800_000
            keysInAll: 1000000000
            updateRatio: 0.25
            lateness: 10 min
            attribution: 7 d
            retention: 30 d
            queries: {lookups: 5, joins: 3, aggregates: 1, scans: 0.5, changes: 0.5}
            freshness: PT1M
            longestRead: 2 h
            writers: 2
            delivery: ONCE
            """;

    @Test
    void text_isWhatTheBuilderSays() {
        assertThat(YamlWorkloads.parse("w.yaml", ALL))
                .isEqualTo(
                        Workload.named("ads.t")
                                .streams(
                                        EventStream.of("bid", 2_000, 60.5).columns(9),
                                        EventStream.of("click", 30, 40))
                                .keysPerDay(172_800_000)
                                .keysInAll(1_000_000_000)
                                .updateRatio(0.25)
                                .lateness(Duration.ofMinutes(10))
                                .attribution(Duration.ofDays(7))
                                .retention(Duration.ofDays(30))
                                .queries(new QueryMix(5, 3, 1, 0.5, 0.5))
                                .freshness(Duration.ofMinutes(1))
                                .longestRead(Duration.ofHours(2))
                                .writers(2)
                                .delivery(Delivery.ONCE)
                                .build());
    }

    @Test
    void text_withEverySetting_namesEachOfTheKeys() {
        for (WorkloadKey key : WorkloadKey.values()) {
            assertThat(ALL).contains(key.key() + ":");
        }
    }

    @Test
    void text_withMistakes_isRefusedWithAllOfThem() {
        assertThatThrownBy(
                        () ->
                                YamlWorkloads.parse(
                                        "w.yaml",
                                        """
                                        table: ads.t
                                        streams:
                                          bid: {eventPerSecond: 2000, bytesPerRow: 60}
                                          click: {eventsPerSecond: many, bytesPerRow: 0x10, columns: 9999999999}
                                        keyPerDay: 17
                                        updateRatio: half
                                        lateness: 10 fortnights
                                        queries: {lookup: 5, joins: [1]}
                                        freshness: 1 min
                                        writers: 1.5
                                        delivery: exactly_once
                                        """))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        """
                        LK1508 ERROR w.yaml:1 ads.t: 'keysPerDay' is missing; every such workload needs it. Add 'keysPerDay: 170_000_000'.
                        LK1502 ERROR w.yaml:3 ads.t stream 'bid': 'eventPerSecond' is not a setting of a stream; it would be ignored. Did you mean 'eventsPerSecond'?
                        LK1508 ERROR w.yaml:3 ads.t stream 'bid': 'eventsPerSecond' is missing; every such workload needs it. Add 'eventsPerSecond: 40'.
                        LK1511 ERROR w.yaml:4 ads.t stream 'click': 'many' is not an amount: no number; it means nothing there. Write it in digits, as '40' or '170_000_000'.
                        LK1511 ERROR w.yaml:4 ads.t stream 'click': '0x10' is not an amount: no number; it means nothing there. Write it in digits, as '40' or '170_000_000'.
                        LK1511 ERROR w.yaml:4 ads.t stream 'click': '9999999999' is not an amount: larger than an INT holds; it means nothing there. Write it in digits, as '40' or '170_000_000'.
                        LK1502 ERROR w.yaml:5 ads.t: 'keyPerDay' is not a setting of a workload; it would be ignored. Did you mean 'keysPerDay'?
                        LK1511 ERROR w.yaml:6 ads.t: 'half' is not an amount: no number; it means nothing there. Write it in digits, as '40' or '170_000_000'.
                        LK1511 ERROR w.yaml:7 ads.t: '10 fortnights' is not an amount: there is no unit 'fortnights'; it means nothing there. Write it as '30 d', '12 h', '30 min' or '10 s'.
                        LK1502 ERROR w.yaml:8 ads.t: 'lookup' is not a setting of 'queries'; it would be ignored. Did you mean 'lookups'?
                        LK1504 ERROR w.yaml:8 ads.t: 'joins' is a list where text is expected; it means nothing there. Write one value, or '' for no text.
                        LK1511 ERROR w.yaml:10 ads.t: '1.5' is not an amount: no whole number; it means nothing there. Write it in digits, as '40' or '170_000_000'.
                        LK1509 ERROR w.yaml:11 ads.t: 'exactly_once' is not possible here: Delivery has no such constant; it means nothing there. Choose from ONCE, AT_LEAST_ONCE.\
                        """);
    }

    @Test
    void findingsOfTheWorkload_leadToTheirLines() {
        String text =
                ALL.replace("click:", "Click:")
                        .replace("2_000", "0")
                        .replace("10 min", "-10 min")
                        .replace("lookups: 5", "lookups: -5");

        assertThatThrownBy(() -> YamlWorkloads.parse("w.yaml", text))
                .hasMessageContaining("LK1603 ERROR w.yaml:3 ads.t stream 'bid': eventsPerSecond")
                .hasMessageContaining("LK1602 ERROR w.yaml:4 ads.t stream 'Click': not a name")
                .hasMessageContaining("LK1605 ERROR w.yaml:8 ads.t lateness: -10 min")
                .hasMessageContaining("LK1604 ERROR w.yaml:11 ads.t queries: a part is -5");
        assertThatThrownBy(() -> YamlWorkloads.parse("w.yaml", ALL.replace("ads.t", "ads")))
                .hasMessageContaining("LK1602 ERROR w.yaml:1 ads: 'ads' is not a name of a table");
        assertThatThrownBy(
                        () ->
                                YamlWorkloads.parse(
                                        "w.yaml", ALL.replace("172_800_000", "86_400_000")))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1606 ERROR w.yaml:7 ads.t updateRatio: 0.250, with 86,400,000 keys in"
                                + " 175,392,000 rows a day it is 0.507 at least; both cannot be,"
                                + " and"
                                + " each recommends another table. Correct one of them.");
    }

    static List<String> noWorkloads() {
        return List.of("", "~", "[]", "text", "table: ads.t", "{", "table: !!int 5", "streams: {}");
    }

    @ParameterizedTest
    @MethodSource("noWorkloads")
    void noWorkload_isRefusedInWordsOfOne(String text) {
        assertThatThrownBy(() -> YamlWorkloads.parse("w.yaml", text))
                .isInstanceOf(DiagnosticsException.class)
                .message()
                .doesNotContain("design");
    }

    @Test
    void emptyStreams_areMissing() {
        assertThatThrownBy(
                        () ->
                                YamlWorkloads.parse(
                                        "w.yaml",
                                        ALL.replaceAll(
                                                "(?s)streams:.*keysPerDay",
                                                "streams: {}\nkeysPerDay")))
                .hasMessageContaining("LK1601 ERROR w.yaml:2 ads.t streams: missing");
    }

    @Test
    void missingFile_isRefused() {
        assertThatThrownBy(() -> YamlWorkloads.read(Path.of("none.yaml")))
                .hasMessage(
                        "LK1500 ERROR none.yaml: cannot be read (NoSuchFileException); there is no"
                                + " workload. Name a file that exists and that this user may"
                                + " read.");
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../docs/guides/workloads"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_isAWorkload(Path sample) {
        assertThat(YamlWorkloads.read(sample).table())
                .isEqualTo(
                        "ads."
                                + sample.getFileName()
                                        .toString()
                                        .replace(".yaml", "")
                                        .replace("event_log", "event"));
    }
}
