package io.lakekit.bench.solution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the row-level questions need of one request and ad; a stage that has no time did not happen.
 */
record Funnel(
        String adId,
        @Nullable Instant recallAt,
        @Nullable String recallDrop,
        @Nullable Instant bidAt,
        @Nullable Long bidPriceMicros,
        @Nullable String bidDrop,
        @Nullable Instant impressionAt,
        @Nullable Long costMicros,
        @Nullable Instant clickAt,
        @Nullable Instant conversionAt,
        @Nullable Long amountMicros) {}
