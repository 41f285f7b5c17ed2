package io.lakekit.bench.experiment;

import io.lakekit.bench.measure.CpuMeter;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import io.lakekit.bench.truth.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times the questions to one solution. It checks each answer first, then times the same question,
 * and then a question about a day that has no events.
 */
final class QuestionTimer {

    private static final int FEWEST_RUNS = 3;

    private final Solution solution;
    private final Expected expected;
    private final int runs;
    private final long budgetNanos;
    private final boolean answers;
    private final CpuMeter meter;

    /**
     * Makes a timer.
     *
     * @param expected the parameters and right answers of the questions
     * @param answers whether to hand over the answers too
     */
    QuestionTimer(
            Solution solution,
            Expected expected,
            int runs,
            long budgetMillis,
            boolean answers,
            CpuMeter meter) {
        this.solution = solution;
        this.expected = expected;
        this.runs = runs;
        this.budgetNanos = TimeUnit.MILLISECONDS.toNanos(budgetMillis);
        this.answers = answers;
        this.meter = meter;
    }

    /** The times of a question; none if its answer is wrong. */
    Measurement.QuestionTimes ask(TimedQuestion question) {
        QueryParameters parameters = expected.parameters();
        List<?> answer = question.ask(solution, parameters);
        List<String> differences = AnswerDifferences.between(question.answer(expected), answer);
        List<Map<String, @Nullable Object>> rows = answers ? Json.rows(answer) : List.of();
        if (!differences.isEmpty()) {
            return new Measurement.QuestionTimes(
                    question.name(), answer.size(), differences, List.of(), List.of(), 0, rows);
        }
        double cpu = meter.processSeconds();
        List<Double> millis = times(question, parameters, answer.size());
        double each = (meter.processSeconds() - cpu) / Math.max(1, millis.size());
        QueryParameters nothing = parameters.aboutNothing();
        List<Double> fixed = times(question, nothing, question.ask(solution, nothing).size());
        return new Measurement.QuestionTimes(
                question.name(), answer.size(), differences, millis, fixed, each, rows);
    }

    private List<Double> times(
            TimedQuestion question, QueryParameters parameters, int expectedRows) {
        List<Double> millis = new ArrayList<>();
        long deadline = System.nanoTime() + budgetNanos;
        while (millis.size() < runs
                && (millis.size() < FEWEST_RUNS || System.nanoTime() < deadline)) {
            long start = System.nanoTime();
            int rows = question.ask(solution, parameters).size();
            millis.add((System.nanoTime() - start) / 1e6);
            if (rows != expectedRows) {
                throw new IllegalStateException(
                        "%s returned %d rows after %d the first time"
                                .formatted(question, rows, expectedRows));
            }
        }
        return millis;
    }
}
