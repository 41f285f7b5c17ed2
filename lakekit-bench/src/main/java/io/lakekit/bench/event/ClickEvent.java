package io.lakekit.bench.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ad is clicked.
 *
 * @param eventId identifies the event
 * @param requestId the request
 * @param adId the ad
 * @param requestTime when the request was made
 * @param eventTime when it happened
 * @param landingPage where the click leads
 */
public record ClickEvent(
        String eventId,
        String requestId,
        String adId,
        Instant requestTime,
        Instant eventTime,
        @Nullable String landingPage)
        implements AdEvent {

    @Override
    public Stage stage() {
        return Stage.CLICK;
    }
}
