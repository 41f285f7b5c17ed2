package io.lakekit.bench.solution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of each stage's events that the row-level questions read. */
final class EventFacts {

    private EventFacts() {}

    record Recall(
            String requestId,
            String adId,
            Instant eventTime,
            String eventId,
            @Nullable String dropReason) {}

    record Bid(
            String requestId,
            String adId,
            Instant eventTime,
            String eventId,
            Long priceMicros,
            @Nullable String dropReason) {}

    record Impression(
            String requestId, String adId, Instant eventTime, String eventId, Long costMicros) {}

    record Click(String requestId, String adId, Instant eventTime, String eventId) {}

    record Conversion(
            String requestId, String adId, Instant eventTime, String eventId, Long amountMicros) {}
}
