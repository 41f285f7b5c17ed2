package io.lakekit.bench.report;

import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.bench.report.Results.Steady;
import io.lakekit.bench.report.Results.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The computation of the verdict from the figures of the wide and the append solution. Start-up is
 * left out, because it counts most for few events, and what is true of those may not be true of
 * many.
 */
public final class Verdicts {

    private static final List<String> ROW_LEVEL = List.of("Q1", "Q4");

    /** A figure of a question; null if it was not measured. */
    @FunctionalInterface
    private interface Figure {
        @Nullable Double of(Query query);
    }

    private final SolutionResult wide;
    private final SolutionResult append;

    private Verdicts(SolutionResult wide, SolutionResult append) {
        this.wide = wide;
        this.append = append;
    }

    /**
     * The verdict on these results; its figures are null if one of the two solutions or a question
     * is missing.
     */
    public static Verdict of(List<SolutionResult> solutions) {
        Optional<SolutionResult> wide = find(solutions, "wide");
        Optional<SolutionResult> append = find(solutions, "append");
        if (wide.isEmpty() || append.isEmpty()) {
            return new Verdict(
                    null,
                    null,
                    null,
                    null,
                    null,
                    "The wide table and the append tables were not both measured, so there is nothing to compare.");
        }
        return new Verdicts(wide.get(), append.get()).verdict();
    }

    private Verdict verdict() {
        RoundRatio reads = steadySpeedup();
        RoundRatio writes =
                RoundRatio.paired(
                        wide.ingest().steady().cpuSecondsByRound(),
                        append.ingest().steady().cpuSecondsByRound());
        Double saved = savedByQuestion();
        Double breakEven = tells(reads) && tells(writes) ? breakEven(saved) : null;
        return new Verdict(
                speedup(),
                ratio(wide.ingest().cpuSeconds(), append.ingest().cpuSeconds()),
                reads,
                writes,
                breakEven,
                new VerdictText(wide, reads, writes, breakEven).sentence());
    }

    private static boolean tells(@Nullable RoundRatio ratio) {
        return ratio != null && ratio.tellsApart();
    }

    private static Optional<SolutionResult> find(List<SolutionResult> solutions, String id) {
        return solutions.stream().filter(solution -> solution.id().equals(id)).findFirst();
    }

    private static @Nullable Double ratio(double over, double under) {
        return under > 0 ? Double.valueOf(over / under) : null;
    }

    private @Nullable Double speedup() {
        double logarithms = 0;
        for (String id : ROW_LEVEL) {
            Double numerator = figure(append, id, Query::p50Millis);
            Double denominator = figure(wide, id, Query::p50Millis);
            if (numerator == null || denominator == null || denominator == 0) {
                return null;
            }
            logarithms += Math.log(numerator / denominator);
        }
        return Math.exp(logarithms / ROW_LEVEL.size());
    }

    private @Nullable RoundRatio steadySpeedup() {
        return RoundRatio.paired(rowLevelMillis(append), rowLevelMillis(wide));
    }

    /**
     * The time of row-level questions beyond that of asking about nothing, by round: the geometric
     * mean of the questions.
     */
    private static List<Double> rowLevelMillis(SolutionResult solution) {
        List<Double> means = new ArrayList<>();
        for (int round = 0; ; round++) {
            double logarithms = 0;
            for (String id : ROW_LEVEL) {
                Query query = query(solution, id);
                if (query == null || round >= rounds(query)) {
                    return means;
                }
                double above =
                        query.p50MillisByRound().get(round) - query.fixedMillisByRound().get(round);
                logarithms += Math.log(Math.max(0, above));
            }
            means.add(Math.exp(logarithms / ROW_LEVEL.size()));
        }
    }

    private static int rounds(Query query) {
        return Math.min(query.p50MillisByRound().size(), query.fixedMillisByRound().size());
    }

    private static @Nullable Query query(SolutionResult solution, String id) {
        for (Query query : solution.queries()) {
            if (query.id().equals(id)) {
                return query;
            }
        }
        return null;
    }

    private static @Nullable Double figure(SolutionResult solution, String id, Figure figure) {
        Query query = query(solution, id);
        return query == null ? null : figure.of(query);
    }

    /** The CPU seconds that a row-level question saves on the wide table, on average. */
    private @Nullable Double savedByQuestion() {
        double saved = 0;
        for (String id : ROW_LEVEL) {
            Double join = figure(append, id, Query::cpuSeconds);
            Double scan = figure(wide, id, Query::cpuSeconds);
            if (join == null || scan == null) {
                return null;
            }
            saved += (join - scan) / ROW_LEVEL.size();
        }
        return saved;
    }

    /**
     * The number of questions per million events from which the wide table pays: the extra CPU of
     * writing divided by what a question saves; null if it saves nothing.
     */
    private @Nullable Double breakEven(@Nullable Double saved) {
        if (saved == null || saved <= 0) {
            return null;
        }
        return Math.max(0, (perMillion(wide) - perMillion(append)) / saved);
    }

    private static double perMillion(SolutionResult solution) {
        Steady steady = solution.ingest().steady();
        Double rate = steady.eventsPerCpuSecond();
        return rate == null ? 0 : 1e6 / rate;
    }
}
