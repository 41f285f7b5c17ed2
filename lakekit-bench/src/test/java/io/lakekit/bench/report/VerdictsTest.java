package io.lakekit.bench.report;

import static io.lakekit.bench.report.SampleResults.queries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakekit.bench.report.Results.Ingest;
import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.bench.report.Results.Steady;
import io.lakekit.bench.report.Results.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    @Test
    void intervalsApart_namesTheWinnerWithThem() {
        Verdict verdict = of(12.0, queries(60.0, 0.05, true), 4.0, queries(240.0, 0.25, true));
        assertThat(verdict.rowLevelSpeedup()).isCloseTo(4, within(1e-9));
        assertThat(verdict.ingestCpuRatio()).isCloseTo(3, within(1e-9));
        assertThat(verdict.breakEvenQueriesPerMillionEvents()).isCloseTo(40, within(1e-9));
        assertThat(verdict.text())
                .isEqualTo(
                        "On 1,000,000 events, starting up left out, writing the wide table took 3.00 [3.00, 3.00] times the"
                                + " CPU of the append tables; row-level questions ran 4.00 [4.00, 4.00] times as fast"
                                + " on the wide table; from 40 such questions per million events it costs less CPU"
                                + " in all.");
    }

    @Test
    void intervalsThatMeet_nameNoWinner() {
        Verdict verdict =
                Verdicts.of(
                        List.of(
                                rounds("wide", List.of(4.0, 5.0, 6.0), queries(60.0, 0.05, true)),
                                rounds(
                                        "append",
                                        List.of(5.0, 5.0, 5.0),
                                        queries(240.0, 0.25, true))));
        assertThat(verdict.steadyIngestCpuRatio().tellsApart()).isFalse();
        assertThat(verdict.breakEvenQueriesPerMillionEvents()).isNull();
        assertThat(verdict.text())
                .contains(
                        "which of them costs more CPU to write is too small to tell (wide by append 0.99 [",
                        "row-level questions ran 4.00 [4.00, 4.00] times as fast",
                        "is not known at this size");
    }

    @Test
    void oneRound_namesNoWinnerWhateverTheFigures() {
        Verdict verdict =
                Verdicts.of(
                        List.of(
                                rounds("wide", List.of(1.0), oneRound(queries(1.0, 0.01, true))),
                                rounds(
                                        "append",
                                        List.of(9.0),
                                        oneRound(queries(900.0, 9.0, true)))));
        assertThat(verdict.steadyIngestCpuRatio()).isNull();
        assertThat(verdict.steadyRowLevelSpeedup()).isNull();
        assertThat(verdict.text())
                .contains("fewer than three rounds are too few to tell a winner")
                .doesNotContain("times");
    }

    @Test
    void questionsNotTimed_saysSoAndClaimsNothingAboutThem() {
        Verdict verdict = of(12.0, queries(null, null, true), 4.0, queries(240.0, 0.25, true));
        assertThat(verdict.rowLevelSpeedup()).isNull();
        assertThat(verdict.steadyRowLevelSpeedup()).isNull();
        assertThat(verdict.breakEvenQueriesPerMillionEvents()).isNull();
        assertThat(verdict.text()).contains("were not timed on both").doesNotContain("null");
    }

    @Test
    void questionsSaveNothing_hasNoBreakEven() {
        Verdict verdict = of(12.0, queries(60.0, 0.3, true), 4.0, queries(240.0, 0.25, true));
        assertThat(verdict.breakEvenQueriesPerMillionEvents()).isNull();
        assertThat(verdict.text()).contains("no number of them pays for costlier writes");
    }

    @Test
    void writesCheaperToo_breaksEvenAtOnce() {
        Verdict verdict = of(3.0, queries(60.0, 0.05, true), 4.0, queries(240.0, 0.25, true));
        assertThat(verdict.breakEvenQueriesPerMillionEvents()).isZero();
        assertThat(verdict.text()).contains("from the first such question on");
    }

    @Test
    void noCpuMeasured_givesNoRatioInsteadOfInfinity() {
        Verdict verdict = of(1.0, queries(60.0, 0.05, true), 0.0, queries(240.0, 0.25, true));
        assertThat(verdict.ingestCpuRatio()).isNull();
        assertThat(verdict.text()).contains("too little to measure");
    }

    @Test
    void oneSolutionMissing_comparesNothing() {
        Verdict verdict = Verdicts.of(List.of(solution("wide", 1, queries(60.0, 0.05, true))));
        assertThat(verdict)
                .extracting(
                        Verdict::rowLevelSpeedup,
                        Verdict::ingestCpuRatio,
                        Verdict::steadyRowLevelSpeedup,
                        Verdict::steadyIngestCpuRatio,
                        Verdict::breakEvenQueriesPerMillionEvents)
                .containsOnlyNulls();
    }

    private static Verdict of(
            double wideCpu, List<Query> wide, double appendCpu, List<Query> append) {
        return Verdicts.of(
                List.of(solution("wide", wideCpu, wide), solution("append", appendCpu, append)));
    }

    private static SolutionResult solution(String id, double cpu, List<Query> queries) {
        return SampleResults.solution(id, id, cpu, null, queries);
    }

    private static SolutionResult rounds(String id, List<Double> steadyCpu, List<Query> queries) {
        SolutionResult whole = solution(id, 10, queries);
        Ingest all = whole.ingest();
        Ingest ingest =
                new Ingest(
                        all.events(),
                        all.cpuSeconds(),
                        all.cpuSecondsRange(),
                        new Steady(500_000, 50_000.0, steadyCpu),
                        all.wallSeconds(),
                        all.eventsPerCpuSecond(),
                        all.bytesWritten(),
                        all.peakHeapBytes(),
                        all.compactionCpuSeconds(),
                        all.roles());
        return new SolutionResult(
                id,
                whole.variant(),
                whole.title(),
                ingest,
                whole.storage(),
                queries,
                whole.freshness(),
                whole.effort());
    }

    private static List<Query> oneRound(List<Query> queries) {
        return queries.stream()
                .map(
                        q ->
                                new Query(
                                        q.id(),
                                        q.engine(),
                                        q.temperature(),
                                        q.title(),
                                        q.runs(),
                                        q.p50Millis(),
                                        q.p99Millis(),
                                        q.p50MillisByRound().stream().limit(1).toList(),
                                        q.fixedMillisByRound().stream().limit(1).toList(),
                                        q.cpuSeconds(),
                                        q.rows(),
                                        q.matchesTruth(),
                                        q.notApplicable()))
                .toList();
    }
}
