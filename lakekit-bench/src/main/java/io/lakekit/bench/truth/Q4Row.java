package io.lakekit.bench.truth;

/**
 * Q4, one day of a campaign from whole rows, the newest event of each stage counting.
 *
 * @param advertiserId the advertiser, or {@code unknown}
 * @param campaignId the campaign, or {@code unknown}
 * @param rows requests and ads
 * @param bids rows that bid
 * @param impressions rows shown
 * @param clicks rows clicked
 * @param conversions rows converted
 * @param costMicros cost in millionths
 * @param amountMicros worth of conversions in millionths
 * @param clickedBidMicros bids of the rows clicked, in millionths
 * @param clickDelayMillis time from impression to click, in milliseconds, summed over the rows that
 *     have both
 */
public record Q4Row(
        String advertiserId,
        String campaignId,
        long rows,
        long bids,
        long impressions,
        long clicks,
        long conversions,
        long costMicros,
        long amountMicros,
        long clickedBidMicros,
        long clickDelayMillis) {}
