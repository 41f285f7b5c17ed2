package io.lakekit.bench.solution;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.catalog.Lake;
import io.lakekit.design.DimensionTable;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dimension table beside each solution: which entities an ad belongs to. */
final class Dimensions {

    static final String UNKNOWN = "unknown";

    private record Ad(
            String adId,
            Instant updatedAt,
            @Nullable String adgroupId,
            @Nullable String campaignId,
            @Nullable String advertiserId,
            @Nullable String creativeId,
            @Nullable String status) {

        static Ad of(AdDimension d) {
            return new Ad(
                    d.adId(),
                    d.updatedAt(),
                    d.adgroupId(),
                    d.campaignId(),
                    d.advertiserId(),
                    d.creativeId(),
                    d.status());
        }
    }

    /** The entities that an ad belongs to. */
    record Owner(String adId, @Nullable String campaignId, @Nullable String advertiserId) {}

    private final LakeTable<DimensionTable> table;

    Dimensions(Lake lake) {
        table = lake.create(DimensionDesign.TABLE);
    }

    LakeTable<?> table() {
        return table;
    }

    void write(List<AdDimension> dimensions) {
        try (TableWriter<DimensionTable> writer = table.writer()) {
            var ads = writer.stream(DimensionDesign.AD, Ad.class);
            dimensions.forEach(dimension -> ads.write(Ad.of(dimension)));
            writer.commit();
        }
    }

    Map<String, Owner> byAd() {
        Map<String, Owner> owners = new HashMap<>();
        try (var rows = table.reader(Owner.class).stream()) {
            rows.forEach(owner -> owners.put(owner.adId(), owner));
        }
        return owners;
    }

    Map<String, String> advertiserByAd() {
        Map<String, String> advertisers = new HashMap<>();
        byAd().forEach((ad, owner) -> advertisers.put(ad, orUnknown(owner.advertiserId())));
        return advertisers;
    }

    static String orUnknown(@Nullable String id) {
        return id == null ? UNKNOWN : id;
    }
}
