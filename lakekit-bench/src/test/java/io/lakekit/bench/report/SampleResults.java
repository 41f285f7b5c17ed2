package io.lakekit.bench.report;

import io.lakekit.bench.event.Stage;
import io.lakekit.bench.event.WorkloadSummary;
import io.lakekit.bench.report.Results.Effort;
import io.lakekit.bench.report.Results.Environment;
import io.lakekit.bench.report.Results.Freshness;
import io.lakekit.bench.report.Results.Ingest;
import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.bench.report.Results.Steady;
import io.lakekit.bench.report.Results.Storage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Made-up results, the same at every call. */
final class SampleResults {

    private SampleResults() {}

    /** Three solutions; the hybrid one has gaps, a wrong answer and an odd title. */
    static Results three() {
        SolutionResult wide =
                solution("wide", "one wide table", 12.5, 70_000_000L, queries(60.0, 0.05, true));
        SolutionResult append =
                solution(
                        "append",
                        "one table per stream",
                        3.1,
                        21_000_000L,
                        queries(240.0, 0.25, true));
        SolutionResult hybrid =
                solution("hybrid", "<b>time & type</b>", 2.9, null, queries(210.0, 0.2, false));
        return of(List.of(wide, append, hybrid));
    }

    static Results of(List<SolutionResult> solutions) {
        return new Results(
                1, "complete", environment(), workload(), solutions, Verdicts.of(solutions), null);
    }

    static Results partial() {
        return new Results(
                1, "partial", environment(), workload(), List.of(), Verdicts.of(List.of()), null);
    }

    static SolutionResult solution(
            String id, String title, double cpu, @Nullable Long written, List<Query> queries) {
        return new SolutionResult(
                id,
                "default",
                title,
                new Ingest(
                        1_000_000,
                        cpu,
                        List.of(cpu * 0.9, cpu * 1.2),
                        new Steady(
                                500_000,
                                cpu > 0 ? Double.valueOf(1_000_000 / cpu) : null,
                                List.of(cpu * 0.45, cpu * 0.5, cpu * 0.6)),
                        cpu / 1.5,
                        1_000_000 / cpu,
                        written,
                        512_000_000,
                        cpu / 4,
                        List.of("writer")),
                new Storage(
                        18_000_000,
                        written == null ? null : 65_000_000L,
                        42,
                        3L,
                        10,
                        1_100_000,
                        true),
                queries,
                new Freshness(1_000, 620.4, 1_140.8),
                new Effort(4, 2, 61, 88L, 17, 240, 5));
    }

    /** Q1 and Q4 timed, Q5 with nothing to find. */
    static List<Query> queries(@Nullable Double p50, @Nullable Double cpu, boolean right) {
        List<Double> byRound =
                p50 == null ? List.of() : List.of(p50 * 0.9 + 10, p50 + 10, p50 * 1.1 + 10);
        List<Double> fixed = p50 == null ? List.of() : List.of(10.0, 10.0, 10.0);
        Double slowest = p50 == null ? null : Double.valueOf(p50 * 1.5);
        return List.of(
                new Query(
                        "Q1",
                        "reader",
                        "warm",
                        "loss of an ad, 60 minutes",
                        30,
                        p50,
                        slowest,
                        byRound,
                        fixed,
                        cpu,
                        9,
                        right,
                        null),
                new Query(
                        "Q4",
                        "reader",
                        "warm",
                        "day by campaign",
                        30,
                        p50,
                        slowest,
                        byRound,
                        fixed,
                        cpu,
                        40,
                        true,
                        null),
                new Query(
                        "Q5",
                        "reader",
                        "warm",
                        "10 look-ups",
                        0,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        0,
                        true,
                        "no row to look up"));
    }

    private static Environment environment() {
        return new Environment(
                "0.1.0",
                "1.3.1",
                null,
                "17.0.1",
                "Linux 6.1 amd64",
                2,
                2_000_000_000L,
                null,
                "2026-01-02T03:04:05Z",
                null,
                3);
    }

    private static WorkloadSummary workload() {
        return new WorkloadSummary(
                "generated",
                7L,
                1_000_000,
                980_000,
                120_000,
                new TreeMap<>(Map.of(Stage.REQUEST, 120_000L, Stage.CLICK, 4_000L)),
                null,
                20_000,
                3,
                null,
                null,
                null,
                null);
    }
}
