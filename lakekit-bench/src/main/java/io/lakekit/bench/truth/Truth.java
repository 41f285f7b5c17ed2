package io.lakekit.bench.truth;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.event.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The right answers, folded from a log. Events of one id count once; of several events of one
 * stage, request and ad the newest one counts, by time and then by id; counters count distinct
 * events. The heap that this takes does not grow with the log.
 */
public final class Truth {

    private static final int CHUNK = 10_000;
    private static final int LOOK_UPS = 10;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<String, AdDimension> ads = new HashMap<>();
    private final Map<Stage, Long> distinct = new TreeMap<>();
    private final Map<String, Long> rowsOf = new HashMap<>();
    private long count;

    private Truth() {}

    /** The answers for a log, which is read to its end, for tables with a partition a day. */
    public static Expected of(EventLog log) {
        String temporary = System.getProperty("java.io.tmpdir");
        return of(log, Period.DAY, Path.of(temporary, "lakekit-truth-" + UUID.randomUUID()));
    }

    /**
     * The answers for a log, which is read to its end.
     *
     * @param period the span of time that one partition of the tables holds
     * @param directory the directory for data that does not fit the heap; it need not exist yet
     */
    public static Expected of(EventLog log, Period period, Path directory) {
        Truth truth = new Truth();
        log.dimensions().forEach(ad -> truth.ads.merge(ad.adId(), ad, Truth::newer));
        try (TruthRows rows = new TruthRows(directory.resolve("rows"), period);
                ParameterChoice choice =
                        new ParameterChoice(LOOK_UPS, period, directory.resolve("ads"))) {
            for (List<AdEvent> chunk = log.nextChunk(CHUNK);
                    !chunk.isEmpty();
                    chunk = log.nextChunk(CHUNK)) {
                chunk.forEach(rows::add);
            }
            rows.forEach(
                    (key, facts) -> {
                        truth.count(key, facts);
                        choice.add(key, facts);
                    });
            return truth.answers(rows, choice.choose(WINDOW));
        }
    }

    /**
     * The ad that was updated later; of two that were updated at one time, the one that comes last.
     */
    private static AdDimension newer(AdDimension kept, AdDimension next) {
        return next.updatedAt().isBefore(kept.updatedAt()) ? kept : next;
    }

    private void count(QueryParameters.Key key, NewestEvents facts) {
        count++;
        rowsOf.merge(key.dt(), 1L, Long::sum);
        for (Stage stage : Stage.values()) {
            if (facts.reached(stage)) {
                distinct.merge(stage, facts.count(stage), Long::sum);
            }
        }
    }

    private Expected answers(TruthRows rows, QueryParameters parameters) {
        LossOfAd loss = new LossOfAd(parameters);
        CountersOfDay counters = new CountersOfDay(ads, parameters.day());
        CampaignReport report = new CampaignReport(ads, parameters.day());
        List<DiagnosisRow> found = new ArrayList<>();
        rows.forEach(
                (key, facts) -> {
                    loss.add(key, facts);
                    counters.add(key, facts);
                    report.add(key, facts);
                    if (parameters.lookUps().contains(key)) {
                        found.add(facts.toRow(key.dt(), key.requestId(), key.adId()));
                    }
                });
        found.sort(Comparator.comparing(DiagnosisRow::requestId).thenComparing(DiagnosisRow::adId));
        return new Expected(
                parameters,
                count,
                rowsOf.getOrDefault(parameters.day(), 0L),
                new TreeMap<>(distinct),
                loss.rows(),
                counters.rows(),
                report.rows(),
                found);
    }
}
