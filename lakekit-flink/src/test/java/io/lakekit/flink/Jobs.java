package io.lakekit.flink;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Environments and sources of test jobs, none of which lets Flink invent a uid. */
public final class Jobs {

    private Jobs() {}

    /** Checkpoints in short intervals, and up to five restarts. */
    public static StreamExecutionEnvironment streaming() {
        StreamExecutionEnvironment environment = of(RuntimeExecutionMode.STREAMING);
        environment.enableCheckpointing(50);
        return environment;
    }

    /** Checkpoints in short intervals, and restarts until something ends the job for good. */
    public static StreamExecutionEnvironment restartingForEver() {
        StreamExecutionEnvironment environment = streaming();
        Configuration settings = new Configuration();
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true); // Paimon's operators have none
        environment.configure(settings);
        return environment;
    }

    public static StreamExecutionEnvironment of(RuntimeExecutionMode mode) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings(mode));
        environment.setParallelism(FlinkCluster.PARALLELISM);
        return environment;
    }

    /** As {@link #streaming}, of a job that brings a jar of its own. */
    static StreamExecutionEnvironment streaming(JobJar jar) {
        StreamExecutionEnvironment environment =
                FlinkCluster.environmentOfJob(jar.file(), settings(RuntimeExecutionMode.STREAMING));
        environment.enableCheckpointing(50);
        return environment;
    }

    /**
     * Leaves a job only the checkpoints that a test or its end asks for. Flink makes the first of a
     * job's own at any moment within the interval.
     */
    static void withoutOwnCheckpoints(StreamExecutionEnvironment job) {
        job.enableCheckpointing(Duration.ofDays(1_000).toMillis());
    }

    /** Takes from a job the checkpoint after its sources have ended. */
    static void withoutLastCheckpoint(StreamExecutionEnvironment job) {
        job.configure(
                new Configuration()
                        .set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false));
    }

    private static Configuration settings(RuntimeExecutionMode mode) {
        Configuration settings = new Configuration();
        settings.set(ExecutionOptions.RUNTIME_MODE, mode);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return settings;
    }

    /** The records 0 to {@code count}, so many between two checkpoints. */
    static <R extends Record> DataStream<R> throttled(
            StreamExecutionEnvironment environment,
            Class<R> type,
            long count,
            int perCheckpoint,
            Numbered<R> record) {
        return source(
                environment, type, count, RateLimiterStrategy.perCheckpoint(perCheckpoint), record);
    }

    /** The records 0 to {@code count}. */
    public static <R extends Record> DataStream<R> records(
            StreamExecutionEnvironment environment, Class<R> type, long count, Numbered<R> record) {
        return source(environment, type, count, RateLimiterStrategy.noOp(), record);
    }

    /** The records 0 to {@code count}, from one task, which then has no more and does not end. */
    static <R extends Record> DataStream<R> idleAfter(
            StreamExecutionEnvironment environment, Class<R> type, long count, Numbered<R> record) {
        AtomicLong left = new AtomicLong(count);
        RateLimiterStrategy first =
                parallelism ->
                        () ->
                                left.getAndDecrement() > 0
                                        ? CompletableFuture.completedFuture(null)
                                        : new CompletableFuture<>();
        return ((SingleOutputStreamOperator<R>)
                        source(environment, type, Long.MAX_VALUE, first, record))
                .setParallelism(1);
    }

    /** A record by number; serializable, as Flink needs it. */
    public interface Numbered<R> extends LongFunction<R>, java.io.Serializable {}

    private static <R extends Record> DataStream<R> source(
            StreamExecutionEnvironment environment,
            Class<R> type,
            long count,
            RateLimiterStrategy rate,
            Numbered<R> record) {
        GeneratorFunction<Long, R> generator = record::apply;
        return environment
                .fromSource(
                        new DataGeneratorSource<>(generator, count, rate, TypeInformation.of(type)),
                        WatermarkStrategy.noWatermarks(),
                        type.getSimpleName())
                .uid("source-" + type.getSimpleName());
    }
}
