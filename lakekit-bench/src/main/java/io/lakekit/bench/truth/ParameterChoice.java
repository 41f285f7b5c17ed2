package io.lakekit.bench.truth;

import io.lakekit.bench.event.EventBytes;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.event.Stage;
import io.lakekit.bench.spill.Hash64;
import io.lakekit.bench.spill.Spill;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The choice of what to ask about: the busiest ad, the end of its data, the busiest day, rows that
 * got furthest, and rows that are spread over all keys.
 */
final class ParameterChoice implements AutoCloseable {

    private static final Comparator<QueryParameters.Key> ORDER =
            Comparator.comparing(QueryParameters.Key::requestId)
                    .thenComparing(QueryParameters.Key::adId);

    /** A row that may be looked up. */
    private record Candidate(QueryParameters.Key key, int depth, long spread) {}

    /** An ad with its rows and its last request. */
    private record Busy(String ad, long rows, long last) {

        boolean isBusierThan(@Nullable Busy other) {
            return other == null
                    || rows > other.rows
                    || (rows == other.rows && ad.compareTo(other.ad) < 0);
        }
    }

    private final int lookUps;
    private final Period period;
    private final Spill ads;
    private final Map<String, Long> byDay = new TreeMap<>();
    private final TreeSet<Candidate> furthest =
            new TreeSet<>(
                    Comparator.comparing(Candidate::depth)
                            .reversed()
                            .thenComparing(Candidate::key, ORDER));
    private final TreeSet<Candidate> spread =
            new TreeSet<>(
                    Comparator.comparing(Candidate::spread).thenComparing(Candidate::key, ORDER));
    private @Nullable Busy busiest;

    /**
     * A choice of {@code lookUps} rows to look up; data that does not fit the heap goes to a
     * directory.
     */
    ParameterChoice(int lookUps, Period period, Path directory) {
        this.period = period;
        this.lookUps = lookUps;
        this.ads = new Spill(directory, Spill.usualMemory());
    }

    void add(QueryParameters.Key key, NewestEvents facts) {
        if (key.adId().isEmpty()) {
            return;
        }
        byDay.merge(key.dt(), 1L, Long::sum);
        ads.add(
                Hash64.of(key.adId()),
                out -> {
                    EventBytes.write(out, key.adId());
                    out.writeLong(facts.requestTime().toEpochMilli());
                });
        long place = Hash64.of(key.requestId() + '\0' + key.adId());
        Candidate candidate = new Candidate(key, depth(facts), place);
        keep(furthest, candidate, lookUps / 2);
        keep(spread, candidate, lookUps);
    }

    private static void keep(NavigableSet<Candidate> all, Candidate next, int most) {
        all.add(next);
        if (all.size() > most) {
            all.pollLast();
        }
    }

    private static int depth(NewestEvents facts) {
        int reached = 0;
        for (Stage stage : Stage.values()) {
            reached += facts.reached(stage) ? 1 : 0;
        }
        return reached;
    }

    /**
     * The parameters that were chosen.
     *
     * @throws IllegalArgumentException if no event is about an ad
     */
    QueryParameters choose(Duration window) {
        ads.forEach(this::count);
        if (busiest == null) {
            throw new IllegalArgumentException(
                    "The log holds no event about an ad, so there is nothing to ask");
        }
        Instant last = Instant.ofEpochMilli(busiest.last());
        String day =
                byDay.entrySet().stream()
                        .max(
                                Map.Entry.<String, Long>comparingByValue()
                                        .thenComparing(
                                                Map.Entry.<String, Long>comparingByKey()
                                                        .reversed()))
                        .orElseThrow()
                        .getKey();
        return new QueryParameters(
                busiest.ad(),
                last.minus(window).plusMillis(1),
                last.plusMillis(1),
                day,
                keys(),
                period);
    }

    private void count(Spill.Group group) throws IOException {
        Map<String, Busy> counts = new HashMap<>();
        group.forEach(
                in -> {
                    String ad = EventBytes.text(in);
                    counts.merge(
                            ad,
                            new Busy(ad, 1, in.readLong()),
                            (a, b) -> new Busy(ad, a.rows + 1, Math.max(a.last, b.last)));
                });
        for (Busy one : counts.values()) {
            busiest = one.isBusierThan(busiest) ? one : busiest;
        }
    }

    private List<QueryParameters.Key> keys() {
        List<QueryParameters.Key> chosen =
                new ArrayList<>(furthest.stream().map(Candidate::key).toList());
        spread.stream()
                .map(Candidate::key)
                .filter(key -> !chosen.contains(key))
                .limit(lookUps - chosen.size())
                .toList()
                .forEach(chosen::add);
        chosen.sort(ORDER);
        return chosen;
    }

    @Override
    public void close() {
        ads.close();
    }
}
