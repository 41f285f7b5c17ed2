package io.lakekit.bench.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page asks for ads.
 *
 * @param eventId identifies the event
 * @param requestId the request
 * @param requestTime when the request was made
 * @param eventTime when it happened
 * @param userId who is to see the ad
 * @param placement where
 */
public record RequestEvent(
        String eventId,
        String requestId,
        Instant requestTime,
        Instant eventTime,
        @Nullable String userId,
        @Nullable String placement)
        implements AdEvent {

    @Override
    public Stage stage() {
        return Stage.REQUEST;
    }

    @Override
    public String adId() {
        return "";
    }
}
