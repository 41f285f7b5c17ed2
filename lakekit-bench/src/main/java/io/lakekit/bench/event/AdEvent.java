package io.lakekit.bench.event;

import java.time.Instant;
import java.time.ZoneOffset;

/** One event of the funnel. Times have milliseconds; amounts are millionths of the currency. */
public sealed interface AdEvent
        permits RequestEvent, RecallEvent, BidEvent, ImpressionEvent, ClickEvent, ConversionEvent {

    /** The stage it belongs to. */
    Stage stage();

    /** Identifies the event: one that arrives twice is one event. */
    String eventId();

    /** The request it belongs to. */
    String requestId();

    /** The ad it is about; empty for the request itself. */
    String adId();

    /**
     * When the request was made: carried by every event, so that late ones meet the request's
     * partition.
     */
    Instant requestTime();

    /** When it happened. */
    Instant eventTime();

    /** The request's UTC day as {@code yyyy-MM-dd}. */
    default String dt() {
        return requestTime().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
