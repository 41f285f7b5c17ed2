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
        Double cpu = ratio(wide.get().ingest().cpuSeconds(), append.get().ingest().cpuSeconds());
        Double saved = savedByQuestion(wide.get(), append.get());
        Double breakEven = breakEven(wide.get(), append.get(), saved);
        // What holds for few events, where starting up counts most, need not hold for many.
        String scope = String.format(Locale.ROOT, "On %,d events ", wide.get().ingest().events());
        String text =
                scope + writes(cpu) + "; " + reads(speedup) + "; " + inAll(saved, breakEven) + ".";
        return new Verdict(speedup, cpu, breakEven, text);
    }

    private static Optional<SolutionResult> find(List<SolutionResult> solutions, String id) {
        return solutions.stream().filter(solution -> solution.id().equals(id)).findFirst();
    }

    private static @Nullable Double ratio(double over, double under) {
        return under > 0 ? Double.valueOf(over / under) : null;
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

    /** CPU seconds that a row-level question, on average, saves on the wide table. */
    private static @Nullable Double savedByQuestion(SolutionResult wide, SolutionResult append) {
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

    /** Extra CPU of writing a million events by what a question saves; null if it saves nothing. */
    private static @Nullable Double breakEven(
            SolutionResult wide, SolutionResult append, @Nullable Double saved) {
        double millions = wide.ingest().events() / 1e6;
        if (saved == null || saved <= 0 || millions <= 0) {
            return null;
        }
        double extra = (wide.ingest().cpuSeconds() - append.ingest().cpuSeconds()) / millions;
        return Math.max(0, extra / saved);
    }

    private static String writes(@Nullable Double cpu) {
        return cpu == null
                ? "the CPU of writing was too little to measure on the append tables"
                : String.format(
                        Locale.ROOT,
                        "writing the wide table took %.1f times the CPU of the append tables",
                        cpu);
    }

    private static String reads(@Nullable Double speedup) {
        return speedup == null
                ? "row-level questions were not timed on both"
                : String.format(
                        Locale.ROOT,
                        "row-level questions ran %.1f times as fast on the wide table",
                        speedup);
    }

    private static String inAll(@Nullable Double saved, @Nullable Double breakEven) {
        if (saved == null) {
            return "the CPU of such questions was not measured on both";
        }
        if (saved <= 0) {
            return "they cost no less CPU there, so no number of them pays for costlier writes";
        }
        if (breakEven == null) {
            return "without events there is no number of questions that pays for the writes";
        }
        if (breakEven == 0) {
            return "it costs less CPU in all from the first such question on";
        }
        return String.format(
                Locale.ROOT,
                "from %.0f such questions per million events it costs less CPU in all",
                Math.ceil(breakEven));
    }
}
