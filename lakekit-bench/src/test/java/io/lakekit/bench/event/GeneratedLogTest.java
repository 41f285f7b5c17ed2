package io.lakekit.bench.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedLogTest {

    private static final long EVENTS = 200_000;

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

    @Test
    void of_manyRequests_leadToTheEventsPerRequestAssumed() {
        Funnels funnels = new Funnels(10);
        int requests = 20_000;
        long events = 0;
        for (int number = 0; number < requests; number++) {
            events += funnels.of(number, GeneratedLog.START).size();
        }

        assertThat((double) events / requests)
                .as("seed 10")
                .isCloseTo(Funnels.EVENTS_PER_REQUEST, within(0.1));
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
