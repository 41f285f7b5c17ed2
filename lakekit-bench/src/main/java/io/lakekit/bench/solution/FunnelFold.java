package io.lakekit.bench.solution;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins events of several streams into funnels in memory, keeping the newest event of each stage;
 * repeated events change nothing.
 */
final class FunnelFold {

    private record Key(String requestId, String adId) {}

    /** The newest event of one stage so far. */
    private record Newest(Instant time, String eventId, @Nullable String text, long number) {

        boolean yieldsTo(Instant otherTime, String otherId) {
            int order = otherTime.compareTo(time);
            return order > 0 || (order == 0 && otherId.compareTo(eventId) > 0);
        }
    }

    private static final class Stages {
        private @Nullable Newest recall;
        private @Nullable Newest bid;
        private @Nullable Newest impression;
        private @Nullable Newest click;
        private @Nullable Newest conversion;
    }

    private final Map<Key, Stages> rows = new HashMap<>();

    void recall(EventFacts.Recall e) {
        Stages row = row(e.requestId(), e.adId());
        row.recall = newest(row.recall, e.eventTime(), e.eventId(), e.dropReason(), 0);
    }

    void bid(EventFacts.Bid e) {
        Stages row = row(e.requestId(), e.adId());
        row.bid = newest(row.bid, e.eventTime(), e.eventId(), e.dropReason(), e.priceMicros());
    }

    void impression(EventFacts.Impression e) {
        Stages row = row(e.requestId(), e.adId());
        row.impression = newest(row.impression, e.eventTime(), e.eventId(), null, e.costMicros());
    }

    void click(EventFacts.Click e) {
        Stages row = row(e.requestId(), e.adId());
        row.click = newest(row.click, e.eventTime(), e.eventId(), null, 0);
    }

    void conversion(EventFacts.Conversion e) {
        Stages row = row(e.requestId(), e.adId());
        row.conversion = newest(row.conversion, e.eventTime(), e.eventId(), null, e.amountMicros());
    }

    Stream<Funnel> funnels() {
        return rows.entrySet().stream().map(entry -> funnel(entry.getKey(), entry.getValue()));
    }

    private Stages row(String requestId, String adId) {
        return rows.computeIfAbsent(new Key(requestId, adId), key -> new Stages());
    }

    private static Newest newest(
            @Nullable Newest kept,
            Instant time,
            String eventId,
            @Nullable String text,
            long number) {
        return kept == null || kept.yieldsTo(time, eventId)
                ? new Newest(time, eventId, text, number)
                : kept;
    }

    private static Funnel funnel(Key key, Stages row) {
        return new Funnel(
                key.adId(),
                time(row.recall),
                row.recall == null ? null : row.recall.text(),
                time(row.bid),
                number(row.bid),
                row.bid == null ? null : row.bid.text(),
                time(row.impression),
                number(row.impression),
                time(row.click),
                time(row.conversion),
                number(row.conversion));
    }

    private static @Nullable Instant time(@Nullable Newest event) {
        return event == null ? null : event.time();
    }

    private static @Nullable Long number(@Nullable Newest event) {
        return event == null ? null : event.number();
    }
}
