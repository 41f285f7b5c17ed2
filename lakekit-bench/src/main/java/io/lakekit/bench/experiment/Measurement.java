package io.lakekit.bench.experiment;

import io.lakekit.bench.report.Results.Effort;
import io.lakekit.bench.report.Results.Storage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures that one child process measured in one round.
 *
 * @param events events written
 * @param cpuSeconds of writing
 * @param steady the same of the later half of the commits, when the process has warmed up
 * @param wallSeconds of writing
 * @param compactionCpuSeconds part of cpuSeconds
 * @param bytesWritten or null if it is not counted
 * @param peakHeapBytes of the process up to the end of writing
 * @param storage what is kept
 * @param questions one entry per question
 * @param freshnessMillis one entry per marker
 * @param effort what people write
 */
record Measurement(
        long events,
        double cpuSeconds,
        Steady steady,
        double wallSeconds,
        double compactionCpuSeconds,
        @Nullable Long bytesWritten,
        long peakHeapBytes,
        Storage storage,
        List<QuestionTimes> questions,
        List<Double> freshnessMillis,
        Effort effort) {

    /**
     * Writing after start-up.
     *
     * @param events written
     * @param cpuSeconds of writing them
     */
    record Steady(long events, double cpuSeconds) {}

    /**
     * The figures of one question.
     *
     * @param id of the question
     * @param rows of the answer
     * @param differences from the truth, as text; none if it is right
     * @param millis of the timed runs
     * @param fixedMillis of runs that ask the same about a day without events, right after these
     * @param cpuSeconds of one run on average
     * @param answer the rows, by the names of their values; none if they are not to be handed over
     */
    record QuestionTimes(
            String id,
            long rows,
            List<String> differences,
            List<Double> millis,
            List<Double> fixedMillis,
            double cpuSeconds,
            List<Map<String, @Nullable Object>> answer) {}

    /** The figures of one question. */
    QuestionTimes asked(TimedQuestion question) {
        return questions.stream()
                .filter(asked -> asked.id().equals(question.name()))
                .findFirst()
                .orElseThrow();
    }
}
