package io.lakekit.bench.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Q5, all that is known of one request and ad; a stage without a time did not happen.
 *
 * @param dt the day of the request
 * @param requestId the request
 * @param adId the ad
 * @param recallTime when it was recalled
 * @param recallSource by which index
 * @param recallDrop why it went no further
 * @param bidTime when it bid
 * @param bidPriceMicros how much, in millionths
 * @param bidDrop why it went no further
 * @param impressionTime when it was shown
 * @param position where
 * @param costMicros at what cost, in millionths
 * @param clickTime when it was clicked
 * @param landingPage where that led
 * @param conversionTime when it converted
 * @param amountMicros what that is worth, in millionths
 * @param action what the user did
 */
public record DiagnosisRow(
        String dt,
        String requestId,
        String adId,
        @Nullable Instant recallTime,
        @Nullable String recallSource,
        @Nullable String recallDrop,
        @Nullable Instant bidTime,
        @Nullable Long bidPriceMicros,
        @Nullable String bidDrop,
        @Nullable Instant impressionTime,
        @Nullable Integer position,
        @Nullable Long costMicros,
        @Nullable Instant clickTime,
        @Nullable String landingPage,
        @Nullable Instant conversionTime,
        @Nullable Long amountMicros,
        @Nullable String action) {}
