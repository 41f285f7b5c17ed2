package io.lakekit.bench.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedLogTest {

    private static final long EVENTS = 200_000;
    private static final Disorder MUCH = new Disorder(0.1, 0.05, 0.01, 0.1);

    @Test
    void nextChunk_sameSeed_givesTheSameEventsWhateverTheChunks() {
        assertThat(all(new GeneratedLog(3, 5_000, Disorder.USUAL), 7))
                .as("seed 3")
                .isEqualTo(all(new GeneratedLog(3, 5_000, Disorder.USUAL), 4_999));
    }

    @Test
    void nextChunk_anotherSeed_givesOtherEvents() {
        assertThat(all(new GeneratedLog(3, 500, Disorder.USUAL), 100))
                .isNotEqualTo(all(new GeneratedLog(4, 500, Disorder.USUAL), 100));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 999, 10_000})
    void nextChunk_untilTheEnd_givesExactlyTheEventsAskedFor(long events) {
        GeneratedLog log = new GeneratedLog(5, events, Disorder.USUAL);

        assertThat(all(log, 100)).as("seed 5").hasSize((int) events);
        assertThat(log.nextChunk(1)).isEmpty();
    }

    @Test
    void nextChunk_usualDisorder_repeatsAndDelaysTheShareAskedFor() {
        GeneratedLog log = new GeneratedLog(6, EVENTS, Disorder.USUAL);
        Set<String> ids = new HashSet<>();
        all(log, 10_000).forEach(event -> ids.add(event.eventId()));

        WorkloadSummary summary = log.summary();
        assertThat(summary.events()).isEqualTo(EVENTS);
        assertThat(summary.distinctEvents()).as("seed 6").isEqualTo(ids.size());
        assertThat(summary.duplicates()).isEqualTo(EVENTS - ids.size());
        assertThat((double) summary.duplicates() / EVENTS).isCloseTo(0.005, within(0.001));
        Long late = summary.late();
        assertThat(late).isNotNull();
        // A repeated event comes up to two minutes after the first, so half of them are late too.
        assertThat((double) late / EVENTS).isCloseTo(0.001 + 0.0001 + 0.005 / 2, within(0.0008));
        assertThat(summary.streams().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(EVENTS);
        assertThat(summary.streams()).containsOnlyKeys(Stage.values());
    }

    @Test
    void nextChunk_noDisorder_arrivesOnceAndInOrder() {
        GeneratedLog log = new GeneratedLog(8, 20_000, Disorder.NONE);

        List<AdEvent> events = all(log, 1_000);

        assertThat(events).as("seed 8").extracting(AdEvent::eventTime).isSorted();
        assertThat(events).extracting(AdEvent::eventId).doesNotHaveDuplicates();
        assertThat(log.summary().late()).isZero();
        assertThat(log.summary().duplicates()).isZero();
    }

    @Test
    void nextChunk_anyLog_spansTwoDaysOfRequests() {
        List<AdEvent> events = all(new GeneratedLog(9, 20_000, Disorder.NONE), 1_000);

        assertThat(events)
                .as("seed 9")
                .extracting(AdEvent::dt)
                .contains("2026-10-30", "2026-10-31");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "100, 101", "700, 4000", "3999, 4000"})
    void nextChunk_shorterLog_isPartOfTheLongerInTheSameOrder(long few, long many) {
        List<AdEvent> shorter = all(new GeneratedLog(10, few, MUCH), 100);
        List<AdEvent> longer = all(new GeneratedLog(10, many, MUCH), 100);

        assertThat(longer).as("seed 10").containsSubsequence(shorter);
    }

    @Test
    void nextChunk_requestsButTheLastOfAShorterLog_haveTheSameEventsInTheLonger() {
        Map<String, List<AdEvent>> shorter = byRequest(new GeneratedLog(12, 1_000, MUCH));
        Map<String, List<AdEvent>> longer = byRequest(new GeneratedLog(12, 3_000, MUCH));
        String last = new Funnels(12).of(shorter.size() - 1L, Requests.START).get(0).requestId();

        assertThat(shorter).containsKey(last);
        shorter.remove(last);
        assertThat(shorter).isNotEmpty();
        assertThat(longer).as("seed 12").containsAllEntriesOf(shorter);
    }

    private static Map<String, List<AdEvent>> byRequest(GeneratedLog log) {
        return all(log, 100).stream().collect(Collectors.groupingBy(AdEvent::requestId));
    }

    @Test
    void nextChunk_otherDisorder_changesArrivalAndNothingElse() {
        Set<AdEvent> ordered = Set.copyOf(events(1_000, Disorder.NONE));
        Set<AdEvent> disordered = Set.copyOf(events(1_000, new Disorder(1, 1, 1, 1)));

        assertThat(ordered).as("seed 13").containsAll(disordered);
        assertThat(disordered).hasSizeBetween(500 - 1, 500 + 1);
    }

    /** Of the first requests, as many as the log has room for. */
    private static List<AdEvent> events(long events, Disorder disorder) {
        return all(new GeneratedLog(13, events, disorder), 100);
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,0", "0,1,0,0", "0,0,1,0", "0,0,0,1"})
    void nextChunk_shareOfOne_concernsEveryEvent(
            double shuffled, double late, double veryLate, double duplicated) {
        GeneratedLog log =
                new GeneratedLog(14, 2_000, new Disorder(shuffled, late, veryLate, duplicated));
        List<AdEvent> events = all(log, 100);

        if (duplicated == 1) {
            assertThat(log.summary().duplicates()).as("seed 14").isEqualTo(1_000);
        } else {
            assertThat(log.summary().late()).as("seed 14").isEqualTo(shuffled == 1 ? 0 : 2_000L);
        }
        if (veryLate == 0) {
            assertThat(events).extracting(AdEvent::eventTime).isNotEqualTo(sortedTimes(events));
        }
    }

    private static List<Instant> sortedTimes(List<AdEvent> events) {
        return events.stream().map(AdEvent::eventTime).sorted().toList();
    }

    @Test
    void new_shareAboveOne_isRefused() {
        assertThatThrownBy(() -> new Disorder(0, 1.5, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("late events is '1.5'");
        assertThatThrownBy(() -> new Disorder(0, 0, 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void new_noEvents_isRefused() {
        assertThatThrownBy(() -> new GeneratedLog(1, 0, Disorder.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 events");
    }

    private static List<AdEvent> all(GeneratedLog log, int chunk) {
        List<AdEvent> events = new ArrayList<>();
        for (List<AdEvent> next = log.nextChunk(chunk);
                !next.isEmpty();
                next = log.nextChunk(chunk)) {
            assertThat(next).hasSizeLessThanOrEqualTo(chunk);
            events.addAll(next);
        }
        return events;
    }
}
