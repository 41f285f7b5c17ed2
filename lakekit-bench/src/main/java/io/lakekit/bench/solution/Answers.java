package io.lakekit.bench.solution;

import io.lakekit.bench.truth.Q1Row;
import io.lakekit.bench.truth.Q4Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds funnels into the answers of the row-level questions; the same for every solution, which
 * differ in how they get funnels.
 */
final class Answers {

    private Answers() {}

    static List<Q1Row> loss(Stream<Funnel> funnels) {
        Loss loss = new Loss();
        funnels.forEach(loss::add);
        return loss.rows();
    }

    static List<Q4Row> report(Stream<Funnel> funnels, Map<String, Dimensions.Owner> owners) {
        Map<Campaign, long[]> sums = new HashMap<>();
        funnels.forEach(
                f ->
                        add(
                                sums.computeIfAbsent(
                                        Campaign.of(owners.get(f.adId())), key -> new long[9]),
                                f));
        return sums.entrySet().stream()
                .map(e -> e.getKey().toRow(e.getValue()))
                .sorted(Comparator.comparing(Q4Row::advertiserId).thenComparing(Q4Row::campaignId))
                .toList();
    }

    private record Campaign(String advertiserId, String campaignId) {

        static Campaign of(Dimensions.@Nullable Owner owner) {
            return owner == null
                    ? new Campaign(Dimensions.UNKNOWN, Dimensions.UNKNOWN)
                    : new Campaign(
                            Dimensions.orUnknown(owner.advertiserId()),
                            Dimensions.orUnknown(owner.campaignId()));
        }

        Q4Row toRow(long[] n) {
            return new Q4Row(
                    advertiserId, campaignId, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]);
        }
    }

    private static void add(long[] n, Funnel f) {
        n[0]++;
        n[1] += happened(f.bidAt());
        n[2] += happened(f.impressionAt());
        n[3] += happened(f.clickAt());
        n[4] += happened(f.conversionAt());
        n[5] += orZero(f.costMicros());
        n[6] += orZero(f.amountMicros());
        if (f.clickAt() != null) {
            n[7] += orZero(f.bidPriceMicros());
            if (f.impressionAt() != null) {
                n[8] += Duration.between(f.impressionAt(), f.clickAt()).toMillis();
            }
        }
    }

    private static long happened(@Nullable Instant time) {
        return time == null ? 0 : 1;
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /**
     * How many rows reached each stage, how many were lost before the next, and the most frequent
     * reason given.
     */
    private static final class Loss {

        private static final List<String> STAGES =
                List.of("RECALL", "BID", "IMPRESSION", "CLICK", "CONVERSION");

        private final long[] reached = new long[STAGES.size()];
        private final long[] lost = new long[STAGES.size()];
        private final List<Map<String, Long>> reasons = new ArrayList<>();

        Loss() {
            STAGES.forEach(stage -> reasons.add(new HashMap<>()));
        }

        void add(Funnel f) {
            Instant[] times = {
                f.recallAt(), f.bidAt(), f.impressionAt(), f.clickAt(), f.conversionAt()
            };
            @Nullable String[] drops = {f.recallDrop(), f.bidDrop(), null, null, null};
            for (int i = 0; i < times.length; i++) {
                if (times[i] != null) {
                    reached[i]++;
                    if (i + 1 < times.length && times[i + 1] == null) {
                        lost[i]++;
                        if (drops[i] != null) {
                            reasons.get(i).merge(drops[i], 1L, Long::sum);
                        }
                    }
                }
            }
        }

        List<Q1Row> rows() {
            List<Q1Row> rows = new ArrayList<>();
            for (int i = 0; i < STAGES.size(); i++) {
                Map.Entry<String, Long> top =
                        reasons.get(i).entrySet().stream()
                                .min(
                                        Map.Entry.<String, Long>comparingByValue(
                                                        Comparator.reverseOrder())
                                                .thenComparing(Map.Entry.comparingByKey()))
                                .orElse(null);
                rows.add(
                        new Q1Row(
                                STAGES.get(i),
                                reached[i],
                                lost[i],
                                top == null ? null : top.getKey(),
                                top == null ? 0 : top.getValue()));
            }
            return rows;
        }
    }
}
