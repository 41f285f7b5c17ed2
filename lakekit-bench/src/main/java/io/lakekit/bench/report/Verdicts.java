package io.lakekit.bench.report;

import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.bench.report.Results.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws the verdict from the numbers of the wide and the append solution. */
public final class Verdicts {

    private static final List<String> ROW_LEVEL = List.of("Q1", "Q4");

    /** One number of a question, null if it was not measured. */
    @FunctionalInterface
    private interface Figure {
        @Nullable Double of(Query query);
    }

    private Verdicts() {}

    /**
     * The verdict; its numbers are null where one of the two solutions or a question is missing.
     */
    public static Verdict of(List<SolutionResult> solutions) {
        Optional<SolutionResult> wide = find(solutions, "wide");
        Optional<SolutionResult> append = find(solutions, "append");
        if (wide.isEmpty() || append.isEmpty()) {
            return new Verdict(
                    null,
                    null,
                    null,
                    "The wide table and the append tables were not both measured, so there is nothing to compare.");
        }
        Double speedup = speedup(append.get(), wide.get());
        double cpu = wide.get().ingest().cpuSeconds() / append.get().ingest().cpuSeconds();
        Double breakEven = breakEven(wide.get(), append.get());
        return new Verdict(speedup, cpu, breakEven, text(speedup, cpu, breakEven));
    }

    private static Optional<SolutionResult> find(List<SolutionResult> solutions, String id) {
        return solutions.stream().filter(solution -> solution.id().equals(id)).findFirst();
    }

    private static @Nullable Double speedup(SolutionResult over, SolutionResult under) {
        double logarithms = 0;
        for (String id : ROW_LEVEL) {
            Double numerator = figure(over, id, Query::p50Millis);
            Double denominator = figure(under, id, Query::p50Millis);
            if (numerator == null || denominator == null || denominator == 0) {
                return null;
            }
            logarithms += Math.log(numerator / denominator);
        }
        return Math.exp(logarithms / ROW_LEVEL.size());
    }

    private static @Nullable Double figure(SolutionResult solution, String id, Figure figure) {
        for (Query query : solution.queries()) {
            if (query.id().equals(id)) {
                return figure.of(query);
            }
        }
        return null;
    }

    /**
     * Extra CPU of writing a million events by the CPU that a row-level question, on average,
     * saves.
     */
    private static @Nullable Double breakEven(SolutionResult wide, SolutionResult append) {
        double saved = 0;
        for (String id : ROW_LEVEL) {
            Double join = figure(append, id, Query::cpuSeconds);
            Double scan = figure(wide, id, Query::cpuSeconds);
            if (join == null || scan == null) {
                return null;
            }
            saved += (join - scan) / ROW_LEVEL.size();
        }
        double extra =
                (wide.ingest().cpuSeconds() - append.ingest().cpuSeconds())
                        / (wide.ingest().events() / 1e6);
        return saved <= 0 ? null : Double.valueOf(Math.max(0, extra / saved));
    }

    private static String text(@Nullable Double speedup, double cpu, @Nullable Double breakEven) {
        String writes =
                String.format(
                        Locale.ROOT,
                        "Writing the wide table took %.1f times the CPU of the append tables",
                        cpu);
        String reads =
                speedup == null
                        ? "row-level questions were not measured on both"
                        : String.format(
                                Locale.ROOT,
                                "row-level questions ran %.1f times as fast on it",
                                speedup);
        String even =
                breakEven == null
                        ? "at no measured number of such questions does it cost less CPU on this workload"
                        : String.format(
                                Locale.ROOT,
                                "from %.0f such questions per million events it costs less CPU in all",
                                Math.ceil(breakEven));
        return writes + "; " + reads + "; " + even + ".";
    }
}
