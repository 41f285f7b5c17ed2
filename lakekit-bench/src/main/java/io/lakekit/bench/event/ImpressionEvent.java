package io.lakekit.bench.event;

import java.time.Instant;

/**
 * An ad is shown.
 *
 * @param eventId identifies the event
 * @param requestId the request
 * @param adId the ad
 * @param requestTime when the request was made
 * @param eventTime when it happened
 * @param position where on the page, from 1
 * @param costMicros what it cost
 */
public record ImpressionEvent(
        String eventId,
        String requestId,
        String adId,
        Instant requestTime,
        Instant eventTime,
        int position,
        long costMicros)
        implements AdEvent {

    @Override
    public Stage stage() {
        return Stage.IMPRESSION;
    }
}
