package io.lakekit.bench.event;

import java.time.Instant;
import java.time.ZoneOffset;

/** One event of the funnel. Times have milliseconds; amounts are millionths of the currency. */
public sealed interface AdEvent
        permits RequestEvent, RecallEvent, BidEvent, ImpressionEvent, ClickEvent, ConversionEvent {

    /** The stage of the funnel that the event belongs to. */
    Stage stage();

    /** The id of the event; an event that arrives twice is one event. */
    String eventId();

    /** The id of the request that the event belongs to. */
    String requestId();

    /** The id of the ad that the event is about; empty for the request itself. */
    String adId();

    /**
     * The time of the request. Every event carries it, so that late events reach the request's
     * partition.
     */
    Instant requestTime();

    /** The time at which the event happened. */
    Instant eventTime();

    /** The request's UTC day as {@code yyyy-MM-dd}. */
    default String dt() {
        return requestTime().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
