package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.WithBoundedness;

/** Rules about the settings of a job with which rows would never be committed, or wrongly. */
final class JobRules {

    private static final List<Check<Job>> ALL =
            List.of(
                    rule("LK1300", "a sink without streams", JobRules::hasStreams),
                    rule(
                            "LK1304",
                            "an endless stream in another mode than streaming",
                            JobRules::endlessStreams),
                    rule(
                            "LK1303",
                            "an endless stream without checkpoints",
                            JobRules::endlessCommits),
                    rule("LK1305", "unaligned checkpoints", JobRules::aligned),
                    rule("LK1306", "checkpoints that are not exactly-once", JobRules::exactlyOnce),
                    rule(
                            "LK1307",
                            "checkpoints that end when a source does",
                            JobRules::lastCheckpoint));

    /** The streams that a job hands to a sink. */
    private record Job(List<? extends SinkStream<?, ?>> streams) {

        private StreamExecutionEnvironment environment() {
            return streams.get(0).stream().getExecutionEnvironment();
        }

        RuntimeExecutionMode mode() {
            return environment().getConfiguration().get(ExecutionOptions.RUNTIME_MODE);
        }

        CheckpointConfig checkpoints() {
            return environment().getCheckpointConfig();
        }

        /** Whether rows are committed at checkpoints, as far as anything is. */
        boolean commitsAtCheckpoints() {
            return !streams.isEmpty()
                    && mode() == RuntimeExecutionMode.STREAMING
                    && checkpoints().isCheckpointingEnabled();
        }

        List<? extends SinkStream<?, ?>> endless() {
            return streams.stream().filter(stream -> isEndless(stream.stream())).toList();
        }
    }

    private JobRules() {}

    private static Check<Job> rule(String id, String title, Check.Finder<Job> finder) {
        return new Check<>(Code.error(id, title, "the start of a job"), finder);
    }

    static Diagnostics check(Place.OfTable table, Collection<? extends SinkStream<?, ?>> streams) {
        return Check.all(ALL, new Job(List.copyOf(streams)), table);
    }

    private static void hasStreams(Job job, Report found) {
        if (job.streams().isEmpty()) {
            found.atTable()
                    .says("the sink has no streams")
                    .so("the job would write nothing")
                    .fix("Add stream(slice, ...), rows(...) or changes(...) before attach.");
        }
    }

    private static void endlessStreams(Job job, Report found) {
        for (SinkStream<?, ?> stream : job.endless()) {
            if (job.mode() != RuntimeExecutionMode.STREAMING) {
                found.at(found.table().stream(stream.name()))
                        .says("the stream never ends, and the runtime mode is '%s'", job.mode())
                        .so(
                                "outside streaming mode Paimon commits only when the input ends, so"
                                        + " no row would ever be visible")
                        .fix("Set execution.runtime-mode to STREAMING before attach.");
            }
        }
    }

    private static void endlessCommits(Job job, Report found) {
        for (SinkStream<?, ?> stream : job.endless()) {
            if (job.mode() == RuntimeExecutionMode.STREAMING
                    && !job.checkpoints().isCheckpointingEnabled()) {
                found.at(found.table().stream(stream.name()))
                        .says("the stream never ends, and checkpointing is off")
                        .so("rows are committed at checkpoints, so no row would ever be visible")
                        .fix("Call enableCheckpointing(...) on the environment before attach.");
            }
        }
    }

    private static void aligned(Job job, Report found) {
        if (job.commitsAtCheckpoints() && job.checkpoints().isUnalignedCheckpointsEnabled()) {
            found.atTable()
                    .says("checkpoints are unaligned")
                    .so("a barrier could overtake files that belong to its commit")
                    .fix("Switch unaligned checkpoints off before attach.");
        }
    }

    private static void exactlyOnce(Job job, Report found) {
        if (job.commitsAtCheckpoints()
                && job.checkpoints().getCheckpointingConsistencyMode()
                        != CheckpointingMode.EXACTLY_ONCE) {
            found.atTable()
                    .says("the checkpointing mode is not exactly-once")
                    .so("a restart would commit rows twice")
                    .fix("Use exactly-once checkpoints.");
        }
    }

    private static void lastCheckpoint(Job job, Report found) {
        if (job.commitsAtCheckpoints()
                && !job.environment()
                        .getConfiguration()
                        .get(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH)) {
            found.atTable()
                    .says("checkpoints after tasks finish are off")
                    .so(
                            "rows after the last checkpoint of a stream that ends would never be"
                                    + " committed")
                    .fix("Leave checkpoints after tasks finish on.");
        }
    }

    private static boolean isEndless(DataStream<?> stream) {
        for (Transformation<?> step : stream.getTransformation().getTransitivePredecessors()) {
            if (step instanceof WithBoundedness source
                    && source.getBoundedness() == Boundedness.CONTINUOUS_UNBOUNDED) {
                return true;
            }
        }
        return false;
    }
}
