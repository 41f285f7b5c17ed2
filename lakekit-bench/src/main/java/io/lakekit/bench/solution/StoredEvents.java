package io.lakekit.bench.solution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whole events as a reader returns them: every column may be null. */
final class StoredEvents {

    private StoredEvents() {}

    record Recall(
            Instant eventTime,
            String eventId,
            @Nullable String source,
            @Nullable String dropReason) {}

    record Bid(
            Instant eventTime,
            String eventId,
            @Nullable Long priceMicros,
            @Nullable String dropReason) {}

    record Impression(
            Instant eventTime,
            String eventId,
            @Nullable Integer position,
            @Nullable Long costMicros) {}

    record Click(Instant eventTime, String eventId, @Nullable String landingPage) {}

    record Conversion(
            Instant eventTime,
            String eventId,
            @Nullable Long amountMicros,
            @Nullable String action) {}
}
