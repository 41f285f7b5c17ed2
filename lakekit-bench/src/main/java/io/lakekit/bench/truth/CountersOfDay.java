package io.lakekit.bench.truth;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The right answer of Q2. */
final class CountersOfDay {

    private static final long WIDTH = Duration.ofMinutes(5).toMillis();

    private final Map<String, AdDimension> ads;
    private final String day;
    private final Map<String, Map<Instant, long[]>> sums = new TreeMap<>();

    CountersOfDay(Map<String, AdDimension> ads, String day) {
        this.ads = ads;
        this.day = day;
    }

    void add(QueryParameters.Key key, NewestEvents facts) {
        if (!key.dt().equals(day) || facts.countsOfAd() == 0) {
            return;
        }
        long start = Math.floorDiv(facts.requestTime().toEpochMilli(), WIDTH) * WIDTH;
        long[] sum =
                sums.computeIfAbsent(advertiser(key.adId()), name -> new TreeMap<>())
                        .computeIfAbsent(Instant.ofEpochMilli(start), bucket -> new long[6]);
        for (Stage stage : Stage.values()) {
            if (stage != Stage.REQUEST) {
                sum[stage.ordinal() - 1] += facts.count(stage);
            }
        }
        sum[5] = Math.addExact(sum[5], facts.costOfAll());
    }

    private String advertiser(String adId) {
        AdDimension ad = ads.get(adId);
        return ad == null || ad.advertiserId() == null ? CampaignReport.UNKNOWN : ad.advertiserId();
    }

    List<Q2Row> rows() {
        List<Q2Row> rows = new ArrayList<>();
        sums.forEach(
                (advertiser, buckets) ->
                        buckets.forEach(
                                (bucket, n) ->
                                        rows.add(
                                                new Q2Row(
                                                        advertiser,
                                                        bucket,
                                                        n[0],
                                                        n[1],
                                                        n[2],
                                                        n[3],
                                                        n[4],
                                                        n[5]))));
        return rows;
    }
}
