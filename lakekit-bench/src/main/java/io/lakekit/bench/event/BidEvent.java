package io.lakekit.bench.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ad bids.
 *
 * @param eventId identifies the event
 * @param requestId the request
 * @param adId the ad
 * @param requestTime when the request was made
 * @param eventTime when it happened
 * @param priceMicros the bid
 * @param dropReason why it went no further, if it is known to
 */
public record BidEvent(
        String eventId,
        String requestId,
        String adId,
        Instant requestTime,
        Instant eventTime,
        long priceMicros,
        @Nullable String dropReason)
        implements AdEvent {

    @Override
    public Stage stage() {
        return Stage.BID;
    }
}
