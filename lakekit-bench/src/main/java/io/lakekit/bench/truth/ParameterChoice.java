package io.lakekit.bench.truth;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to ask about: the busiest ad, the end of its data, the busiest day, rows spread over
 * all keys and rows that converted.
 */
final class ParameterChoice {

    private final Map<QueryParameters.Key, Facts> rows;

    ParameterChoice(Map<QueryParameters.Key, Facts> rows) {
        this.rows = rows;
    }

    QueryParameters choose(Duration window, int lookUps) {
        Map<String, Long> byAd = new TreeMap<>();
        Map<String, Long> byDay = new TreeMap<>();
        rows.forEach(
                (key, facts) -> {
                    if (!key.adId().isEmpty()) {
                        byAd.merge(key.adId(), 1L, Long::sum);
                        byDay.merge(key.dt(), 1L, Long::sum);
                    }
                });
        if (byAd.isEmpty()) {
            throw new IllegalArgumentException(
                    "The log holds no event about an ad, so there is nothing to ask");
        }
        String ad = busiest(byAd);
        Instant last = lastRequest(ad);
        return new QueryParameters(
                ad,
                last.minus(window).plusMillis(1),
                last.plusMillis(1),
                busiest(byDay),
                keys(lookUps));
    }

    /** The first in alphabet among equals. */
    private static String busiest(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }

    private Instant lastRequest(String ad) {
        Instant last = Instant.MIN;
        for (Map.Entry<QueryParameters.Key, Facts> row : rows.entrySet()) {
            if (row.getKey().adId().equals(ad)) {
                for (Stage stage : Stage.values()) {
                    AdEvent event = row.getValue().of(stage);
                    if (event != null && event.requestTime().isAfter(last)) {
                        last = event.requestTime();
                    }
                }
            }
        }
        return last;
    }

    private List<QueryParameters.Key> keys(int wanted) {
        Comparator<QueryParameters.Key> order =
                Comparator.comparing(QueryParameters.Key::requestId)
                        .thenComparing(QueryParameters.Key::adId);
        List<QueryParameters.Key> all =
                rows.keySet().stream().filter(key -> !key.adId().isEmpty()).sorted(order).toList();
        List<QueryParameters.Key> furthest =
                all.stream()
                        .sorted(Comparator.comparing(key -> -depth(rows.get(key))))
                        .limit(wanted / 2)
                        .toList();
        List<QueryParameters.Key> chosen = new ArrayList<>(furthest);
        int step = Math.max(1, all.size() / Math.max(1, wanted - furthest.size()));
        for (int i = 0; i < all.size() && chosen.size() < wanted; i += step) {
            if (!chosen.contains(all.get(i))) {
                chosen.add(all.get(i));
            }
        }
        chosen.sort(order);
        return chosen;
    }

    private static int depth(@Nullable Facts facts) {
        int reached = 0;
        for (Stage stage : Stage.values()) {
            reached += facts != null && facts.reached(stage) ? 1 : 0;
        }
        return reached;
    }
}
