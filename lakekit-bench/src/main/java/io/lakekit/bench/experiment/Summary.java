package io.lakekit.bench.experiment;

import io.lakekit.bench.measure.Latencies;
import io.lakekit.bench.report.Results.Freshness;
import io.lakekit.bench.report.Results.Ingest;
import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.bench.report.Results.Steady;
import io.lakekit.bench.report.Results.Storage;
import io.lakekit.bench.solution.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of one solution as one result: medians of the rounds, percentiles over the samples of
 * all.
 */
final class Summary {

    private final Solution.Kind kind;
    private final List<Measurement> rounds;

    Summary(Solution.Kind kind, List<Measurement> rounds) {
        this.kind = kind;
        this.rounds = rounds;
    }

    SolutionResult result(long commitIntervalMillis) {
        Measurement last = rounds.get(rounds.size() - 1);
        List<Double> freshness =
                rounds.stream().flatMap(round -> round.freshnessMillis().stream()).toList();
        return new SolutionResult(
                kind.id(),
                "default",
                kind.title(),
                ingest(last.events()),
                storage(last.storage()),
                queries(),
                new Freshness(
                        commitIntervalMillis,
                        Latencies.percentile(freshness, 50),
                        Latencies.percentile(freshness, 99)),
                last.effort());
    }

    private Storage storage(Storage last) {
        boolean right = rounds.stream().allMatch(round -> round.storage().rowsMatchTruth());
        return new Storage(
                last.liveBytes(),
                last.onDiskBytes(),
                last.files(),
                last.level0Files(),
                last.snapshots(),
                last.rows(),
                right);
    }

    private Ingest ingest(long events) {
        List<Double> cpu = all(Measurement::cpuSeconds);
        double[] range = Latencies.spread(cpu);
        double median = Latencies.median(cpu);
        boolean counted = rounds.stream().allMatch(round -> round.bytesWritten() != null);
        return new Ingest(
                events,
                median,
                List.of(range[0], range[1]),
                steady(),
                Latencies.median(all(Measurement::wallSeconds)),
                median > 0 ? Double.valueOf(events / median) : null,
                counted ? (long) Latencies.median(all(Summary::bytes)) : null,
                (long) Latencies.median(all(Measurement::peakHeapBytes)),
                Latencies.median(all(Measurement::compactionCpuSeconds)),
                List.of("writer"));
    }

    private Steady steady() {
        List<Double> cpu = all(round -> round.steady().cpuSeconds());
        long events = rounds.get(0).steady().events();
        double median = Latencies.median(cpu);
        return new Steady(events, median > 0 ? Double.valueOf(events / median) : null, cpu);
    }

    private static double bytes(Measurement round) {
        Long bytes = round.bytesWritten();
        return bytes == null ? Double.NaN : bytes;
    }

    private List<Double> all(ToDoubleFunction<Measurement> figure) {
        return rounds.stream().map(figure::applyAsDouble).toList();
    }

    private List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (TimedQuestion question : TimedQuestion.values()) {
            queries.add(
                    query(question, rounds.stream().map(round -> round.asked(question)).toList()));
        }
        return queries;
    }

    private static Query query(TimedQuestion question, List<Measurement.QuestionTimes> asked) {
        List<Double> millis = asked.stream().flatMap(round -> round.millis().stream()).toList();
        long rows = asked.get(0).rows();
        boolean right = asked.stream().allMatch(round -> round.differences().isEmpty());
        String notApplicable = rows == 0 && right ? question.emptyReason() : null;
        boolean timed = notApplicable == null && !millis.isEmpty();
        Double cpu =
                timed
                        ? Latencies.median(
                                asked.stream().map(Measurement.QuestionTimes::cpuSeconds).toList())
                        : null;
        return new Query(
                question.name(),
                "reader",
                "warm",
                question.title(),
                millis.size(),
                percentile(timed, millis, 50),
                percentile(timed, millis, 99),
                timed ? medians(asked, Measurement.QuestionTimes::millis) : List.of(),
                timed ? medians(asked, Measurement.QuestionTimes::fixedMillis) : List.of(),
                cpu,
                rows,
                right,
                notApplicable);
    }

    private static List<Double> medians(
            List<Measurement.QuestionTimes> rounds,
            Function<Measurement.QuestionTimes, List<Double>> times) {
        return rounds.stream()
                .map(times)
                .filter(all -> !all.isEmpty())
                .map(Latencies::median)
                .toList();
    }

    private static @Nullable Double percentile(boolean timed, List<Double> millis, double percent) {
        return timed ? Double.valueOf(Latencies.percentile(millis, percent)) : null;
    }
}
