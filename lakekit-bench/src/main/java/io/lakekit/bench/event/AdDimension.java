package io.lakekit.bench.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entities an ad belongs to.
 *
 * @param adId the ad
 * @param adgroupId its ad group
 * @param campaignId its campaign
 * @param advertiserId its advertiser
 * @param creativeId what is shown
 * @param status whether it is served
 * @param updatedAt when this was last true
 */
public record AdDimension(
        String adId,
        @Nullable String adgroupId,
        @Nullable String campaignId,
        @Nullable String advertiserId,
        @Nullable String creativeId,
        @Nullable String status,
        Instant updatedAt) {}
