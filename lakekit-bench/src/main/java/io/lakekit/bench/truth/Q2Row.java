package io.lakekit.bench.truth;

import java.time.Instant;

/**
 * Q2, distinct events of an advertiser in five minutes of request time.
 *
 * @param advertiserId the advertiser, or {@code unknown}
 * @param bucket start of the five minutes
 * @param recalls recalls
 * @param bids bids
 * @param impressions impressions
 * @param clicks clicks
 * @param conversions conversions
 * @param costMicros cost of the impressions in millionths
 */
public record Q2Row(
        String advertiserId,
        Instant bucket,
        long recalls,
        long bids,
        long impressions,
        long clicks,
        long conversions,
        long costMicros) {}
