package io.lakekit.bench.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A click leads to an action.
 *
 * @param eventId identifies the event
 * @param requestId the request
 * @param adId the ad
 * @param requestTime when the request was made
 * @param eventTime when it happened
 * @param amountMicros what it is worth
 * @param action what the user did
 */
public record ConversionEvent(
        String eventId,
        String requestId,
        String adId,
        Instant requestTime,
        Instant eventTime,
        long amountMicros,
        @Nullable String action)
        implements AdEvent {

    @Override
    public Stage stage() {
        return Stage.CONVERSION;
    }
}
