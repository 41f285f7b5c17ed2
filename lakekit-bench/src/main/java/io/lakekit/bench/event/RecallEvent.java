package io.lakekit.bench.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ad is a candidate for a request.
 *
 * @param eventId identifies the event
 * @param requestId the request
 * @param adId the ad
 * @param requestTime when the request was made
 * @param eventTime when it happened
 * @param source which index recalled it
 * @param dropReason why it went no further, if it is known to
 */
public record RecallEvent(
        String eventId,
        String requestId,
        String adId,
        Instant requestTime,
        Instant eventTime,
        @Nullable String source,
        @Nullable String dropReason)
        implements AdEvent {

    @Override
    public Stage stage() {
        return Stage.RECALL;
    }
}
