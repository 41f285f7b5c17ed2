package io.lakekit.bench.report;

import io.lakekit.bench.report.Results.SolutionResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The verdict as a sentence, which names a winner only if an interval does not include 1. */
record VerdictText(
        SolutionResult wide,
        @Nullable RoundRatio reads,
        @Nullable RoundRatio writes,
        @Nullable Double breakEven) {

    String sentence() {
        String scope =
                String.format(
                        Locale.ROOT,
                        "On %,d events, starting up left out, ",
                        wide.ingest().events());
        if (reads == null && writes == null) {
            return scope
                    + "fewer than three rounds are too few to tell a winner: the figures above have no intervals."
                    + " Give --rounds 3 or more.";
        }
        return scope + ofWrites() + "; " + ofReads() + "; " + inAll() + ".";
    }

    private String ofWrites() {
        if (writes == null) {
            return "the CPU of writing was too little to measure";
        }
        return writes.tellsApart()
                ? "writing the wide table took " + times(writes) + " the CPU of the append tables"
                : "which of them costs more CPU to write is too small to tell (wide by append "
                        + interval(writes)
                        + ")";
    }

    private String ofReads() {
        if (reads == null) {
            return "row-level questions were not timed on both, or took no longer than asking about nothing";
        }
        return reads.tellsApart()
                ? "row-level questions ran " + times(reads) + " as fast on the wide table"
                : "on which of them row-level questions are faster is too small to tell (append by wide "
                        + interval(reads)
                        + ")";
    }

    private String inAll() {
        boolean told = reads != null && reads.tellsApart() && writes != null && writes.tellsApart();
        if (!told) {
            return "from how many such questions on it costs less CPU in all is not known at this size, so give more"
                    + " events or rounds";
        }
        if (breakEven == null) {
            return "such questions cost no less CPU there, so no number of them pays for costlier writes";
        }
        return breakEven == 0
                ? "it costs less CPU in all from the first such question on"
                : String.format(
                        Locale.ROOT,
                        "from %.0f such questions per million events it costs less CPU in all",
                        Math.ceil(breakEven));
    }

    private static String times(RoundRatio ratio) {
        return interval(ratio) + " times";
    }

    private static String interval(RoundRatio ratio) {
        return String.format(
                Locale.ROOT, "%.2f [%.2f, %.2f]", ratio.value(), ratio.low(), ratio.high());
    }
}
