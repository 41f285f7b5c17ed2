package io.lakekit.bench.report;

import static io.lakekit.bench.report.SampleResults.queries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.bench.report.Results.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    @Test
    void bothMeasured_givesSpeedupCpuRatioAndBreakEven() {
        Verdict verdict = of(12.0, queries(60.0, 0.05, true), 4.0, queries(240.0, 0.25, true));
        assertThat(verdict.rowLevelSpeedup()).isCloseTo(4, within(1e-9));
        assertThat(verdict.ingestCpuRatio()).isCloseTo(3, within(1e-9));
        assertThat(verdict.breakEvenQueriesPerMillionEvents()).isCloseTo(40, within(1e-9));
        assertThat(verdict.text())
                .isEqualTo(
                        "On 1,000,000 events writing the wide table took 3.0 times the CPU of the append tables; row-level questions"
                                + " ran 4.0 times as fast on the wide table; from 40 such questions per million"
                                + " events it costs less CPU in all.");
    }

    @Test
    void questionsNotTimed_saysSoAndClaimsNothingAboutThem() {
        Verdict verdict = of(12.0, queries(null, null, true), 4.0, queries(240.0, 0.25, true));
        assertThat(verdict.rowLevelSpeedup()).isNull();
        assertThat(verdict.breakEvenQueriesPerMillionEvents()).isNull();
        assertThat(verdict.text())
                .contains("were not timed on both", "was not measured on both")
                .doesNotContain("null");
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
}
