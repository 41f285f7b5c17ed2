package io.lakekit.bench.report;

import io.lakekit.bench.event.WorkloadSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code results.json}. Changes only add; a number that was not measured is null,
 * never 0. Of several rounds the median is given, with the lowest and the highest beside it where
 * it matters.
 *
 * @param schemaVersion 1
 * @param status {@link #COMPLETE} or {@link #PARTIAL}
 * @param environment where it ran
 * @param workload what was ingested
 * @param solutions one entry per solution
 * @param verdict what follows
 * @param answers the questions with the answers of all solutions, or null if they were not asked
 *     for
 */
public record Results(
        int schemaVersion,
        String status,
        Environment environment,
        WorkloadSummary workload,
        List<SolutionResult> solutions,
        Verdict verdict,
        @Nullable List<QuestionAnswers> answers) {

    /** The status of results that hold all that was asked for, every answer right. */
    public static final String COMPLETE = "complete";

    /** The status of results with a wrong answer or from rounds that were cut short. */
    public static final String PARTIAL = "partial";

    static final String PARTIAL_NOTE =
            "Partial: an answer was wrong or a process failed before the last round.";

    /**
     * The environment in which a comparison ran.
     *
     * @param lakekit version
     * @param paimon version, or null if unknown
     * @param flink version, or null if none took part
     * @param java version
     * @param os name and version
     * @param cpus processors
     * @param maxHeapBytes heap of each child JVM
     * @param commit of the source, with {@code -dirty} behind it if files had changed, or null if
     *     unknown
     * @param startedAt ISO instant
     * @param load load average of the last minute at the start, or null if unknown
     * @param rounds how often each solution ran
     */
    public record Environment(
            String lakekit,
            @Nullable String paimon,
            @Nullable String flink,
            String java,
            String os,
            int cpus,
            long maxHeapBytes,
            @Nullable String commit,
            String startedAt,
            @Nullable Double load,
            int rounds) {}

    /**
     * The result of one solution.
     *
     * @param id wide, append or hybrid
     * @param variant of the options, {@code default}
     * @param title for people
     * @param ingest cost of writing
     * @param storage what is kept
     * @param queries one entry per question
     * @param freshness how soon rows are seen
     * @param effort what people write
     */
    public record SolutionResult(
            String id,
            String variant,
            String title,
            Ingest ingest,
            Storage storage,
            List<Query> queries,
            Freshness freshness,
            Effort effort) {}

    /**
     * The cost of writing.
     *
     * @param events events written, repeated ones included
     * @param cpuSeconds of the process, without making or reading the events
     * @param cpuSecondsRange lowest and highest of the rounds
     * @param steady the later half of the commits, after start-up
     * @param wallSeconds from the first write to the last commit, without making or reading the
     *     events
     * @param eventsPerCpuSecond events by CPU seconds, or null if those were too few to measure
     * @param bytesWritten through the file system, or null if it is not counted
     * @param peakHeapBytes of the process
     * @param compactionCpuSeconds of compaction threads, part of cpuSeconds
     * @param roles kinds of process that took part
     */
    public record Ingest(
            long events,
            double cpuSeconds,
            List<Double> cpuSecondsRange,
            Steady steady,
            double wallSeconds,
            @Nullable Double eventsPerCpuSecond,
            @Nullable Long bytesWritten,
            long peakHeapBytes,
            double compactionCpuSeconds,
            List<String> roles) {}

    /**
     * The cost of writing after start-up: that of the later half of the commits.
     *
     * @param events events written in it, repeated ones included
     * @param eventsPerCpuSecond median of the rounds, or null if the CPU was too little to measure
     * @param cpuSecondsByRound CPU of writing them, one entry per round
     */
    public record Steady(
            long events, @Nullable Double eventsPerCpuSecond, List<Double> cpuSecondsByRound) {}

    /**
     * The storage that the tables take.
     *
     * @param liveBytes of data files of the newest snapshots
     * @param onDiskBytes of all files, or null if they cannot be listed
     * @param files data files of the newest snapshots
     * @param level0Files those of keyed tables that were not compacted yet
     * @param snapshots kept
     * @param rows distinct rows of day, request and ad, the rows of requests themselves included
     * @param rowsMatchTruth whether every round held as many rows as the truth
     */
    public record Storage(
            long liveBytes,
            @Nullable Long onDiskBytes,
            long files,
            @Nullable Long level0Files,
            long snapshots,
            long rows,
            boolean rowsMatchTruth) {}

    /**
     * The result of one question.
     *
     * @param id Q1, Q2, Q4 or Q5
     * @param engine reader
     * @param temperature warm: the same process, after the answer was checked
     * @param title for people
     * @param runs timed runs of all rounds
     * @param p50Millis median, or null if not applicable
     * @param p99Millis 99 %, the slowest of fewer than 100 runs
     * @param p50MillisByRound median of each round
     * @param fixedMillisByRound median of the same question about a day without events, of each
     *     round: what asking costs whatever the size of the table
     * @param cpuSeconds of one run on average
     * @param rows of the answer
     * @param matchesTruth whether every round's answer was right
     * @param notApplicable why it was not asked, or null
     */
    public record Query(
            String id,
            String engine,
            String temperature,
            String title,
            int runs,
            @Nullable Double p50Millis,
            @Nullable Double p99Millis,
            List<Double> p50MillisByRound,
            List<Double> fixedMillisByRound,
            @Nullable Double cpuSeconds,
            long rows,
            boolean matchesTruth,
            @Nullable String notApplicable) {}

    /**
     * The time from the write of a marker row until a polling reader returns it.
     *
     * @param commitIntervalMillis between commits
     * @param p50Millis median
     * @param p99Millis 99 %, the slowest of fewer than 100 markers
     */
    public record Freshness(long commitIntervalMillis, double p50Millis, double p99Millis) {}

    /**
     * The effort of people: what they write and run, counted on the sources and the emitted DDL.
     *
     * @param tables tables
     * @param jobs jobs that fill them
     * @param designLines lines of the designs
     * @param ddlLines lines of their Flink DDL, or null if it was not emitted
     * @param optionKeys options of their tables
     * @param queryLines lines of writing and querying
     * @param queryJoins joins of event streams in the queries
     */
    public record Effort(
            int tables,
            int jobs,
            long designLines,
            @Nullable Long ddlLines,
            int optionKeys,
            long queryLines,
            int queryJoins) {}

    /**
     * The conclusions from the figures.
     *
     * @param rowLevelSpeedup append p50 by wide p50, geometric mean of Q1 and Q4
     * @param ingestCpuRatio wide CPU by append CPU
     * @param steadyRowLevelSpeedup the same of the time above what asking about nothing takes, with
     *     its interval; null with fewer than three rounds
     * @param steadyIngestCpuRatio the same as ingestCpuRatio of the later half of the commits, with
     *     its interval; null with fewer than three rounds
     * @param breakEvenQueriesPerMillionEvents row-level questions per million events from which the
     *     wide table costs less CPU in all, or null if the intervals do not tell
     * @param text in words; it names a winner only where the interval of a steady ratio leaves out
     *     1
     */
    public record Verdict(
            @Nullable Double rowLevelSpeedup,
            @Nullable Double ingestCpuRatio,
            @Nullable RoundRatio steadyRowLevelSpeedup,
            @Nullable RoundRatio steadyIngestCpuRatio,
            @Nullable Double breakEvenQueriesPerMillionEvents,
            String text) {}
}
