package io.lakekit.bench.truth;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The right answer of Q4. */
final class CampaignReport {

    static final String UNKNOWN = "unknown";

    private final Map<String, AdDimension> ads;
    private final String day;
    private final Map<String, Map<String, long[]>> sums = new TreeMap<>();

    CampaignReport(Map<String, AdDimension> ads, String day) {
        this.ads = ads;
        this.day = day;
    }

    void add(QueryParameters.Key key, NewestEvents facts) {
        if (key.dt().equals(day) && !key.adId().isEmpty()) {
            add(sum(key.adId()), facts);
        }
    }

    List<Q4Row> rows() {
        List<Q4Row> answer = new ArrayList<>();
        sums.forEach(
                (advertiser, campaigns) ->
                        campaigns.forEach(
                                (campaign, n) ->
                                        answer.add(
                                                new Q4Row(
                                                        advertiser,
                                                        campaign,
                                                        n[0],
                                                        n[1],
                                                        n[2],
                                                        n[3],
                                                        n[4],
                                                        n[5],
                                                        n[6],
                                                        n[7],
                                                        n[8]))));
        return answer;
    }

    private long[] sum(String adId) {
        AdDimension ad = ads.get(adId);
        String advertiser = orUnknown(ad == null ? null : ad.advertiserId());
        String campaign = orUnknown(ad == null ? null : ad.campaignId());
        return sums.computeIfAbsent(advertiser, key -> new TreeMap<>())
                .computeIfAbsent(campaign, key -> new long[9]);
    }

    private static String orUnknown(@Nullable String id) {
        return id == null ? UNKNOWN : id;
    }

    private static void add(long[] n, NewestEvents facts) {
        n[0]++;
        BidEvent bid = (BidEvent) facts.of(Stage.BID);
        ImpressionEvent impression = (ImpressionEvent) facts.of(Stage.IMPRESSION);
        AdEvent click = facts.of(Stage.CLICK);
        ConversionEvent conversion = (ConversionEvent) facts.of(Stage.CONVERSION);
        if (bid != null) {
            n[1]++;
        }
        if (impression != null) {
            n[2]++;
            n[5] += impression.costMicros();
        }
        if (click != null) {
            n[3]++;
            n[7] += bid == null ? 0 : bid.priceMicros();
            n[8] +=
                    impression == null
                            ? 0
                            : click.eventTime().toEpochMilli()
                                    - impression.eventTime().toEpochMilli();
        }
        if (conversion != null) {
            n[4]++;
            n[6] += conversion.amountMicros();
        }
    }
}
