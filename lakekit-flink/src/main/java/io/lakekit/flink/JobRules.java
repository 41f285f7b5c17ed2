package io.lakekit.flink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import java.util.ArrayList;
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

    private static final Code NO_STREAMS =
            Code.error("LK1300", "a sink without streams", "the start of a job");
    private static final Code NO_CHECKPOINTS =
            Code.error("LK1303", "an endless stream without checkpoints", "the start of a job");
    private static final Code NOT_STREAMING =
            Code.error(
                    "LK1304",
                    "an endless stream in another mode than streaming",
                    "the start of a job");
    private static final Code UNALIGNED =
            Code.error("LK1305", "unaligned checkpoints", "the start of a job");
    private static final Code NOT_EXACTLY_ONCE =
            Code.error("LK1306", "checkpoints that are not exactly-once", "the start of a job");
    private static final Code CHECKPOINTS_END =
            Code.error("LK1307", "checkpoints that end when a source does", "the start of a job");

    private JobRules() {}

    static Diagnostics check(
            Place.OfTable table, Collection<? extends RecordStream<?, ?>> streams) {
        if (streams.isEmpty()) {
            return Diagnostics.copyOf(
                    List.of(
                            NO_STREAMS
                                    .at(table)
                                    .says("the sink has no streams")
                                    .so("the job would write nothing")
                                    .fix("Add stream(slice, ...) or rows(...) before attach.")));
        }
        List<Diagnostic> found = new ArrayList<>();
        StreamExecutionEnvironment environment =
                streams.iterator().next().stream().getExecutionEnvironment();
        streams.stream()
                .filter(stream -> unbounded(stream.stream()))
                .forEach(stream -> unbounded(table.stream(stream.name()), environment, found));
        if (mode(environment) == RuntimeExecutionMode.STREAMING
                && environment.getCheckpointConfig().isCheckpointingEnabled()) {
            checkpoints(table, environment, found);
        }
        return Diagnostics.copyOf(found);
    }

    private static void unbounded(
            Place place, StreamExecutionEnvironment environment, List<Diagnostic> found) {
        RuntimeExecutionMode mode = mode(environment);
        if (mode != RuntimeExecutionMode.STREAMING) {
            found.add(
                    NOT_STREAMING
                            .at(place)
                            .says("the stream never ends, and the runtime mode is '%s'", mode)
                            .so(
                                    "outside streaming mode Paimon commits only when the input"
                                            + " ends, so no row would ever be visible")
                            .fix("Set execution.runtime-mode to STREAMING before attach."));
        } else if (!environment.getCheckpointConfig().isCheckpointingEnabled()) {
            found.add(
                    NO_CHECKPOINTS
                            .at(place)
                            .says("the stream never ends, and checkpointing is off")
                            .so(
                                    "rows are committed at checkpoints, so no row would ever be"
                                            + " visible")
                            .fix(
                                    "Call enableCheckpointing(...) on the environment before"
                                            + " attach."));
        }
    }

    private static void checkpoints(
            Place table, StreamExecutionEnvironment environment, List<Diagnostic> found) {
        CheckpointConfig config = environment.getCheckpointConfig();
        if (config.isUnalignedCheckpointsEnabled()) {
            found.add(
                    UNALIGNED
                            .at(table)
                            .says("checkpoints are unaligned")
                            .so("a barrier could overtake files that belong to its commit")
                            .fix("Switch unaligned checkpoints off before attach."));
        }
        if (config.getCheckpointingConsistencyMode() != CheckpointingMode.EXACTLY_ONCE) {
            found.add(
                    NOT_EXACTLY_ONCE
                            .at(table)
                            .says("the checkpointing mode is not exactly-once")
                            .so("a restart would commit rows twice")
                            .fix("Use exactly-once checkpoints."));
        }
        if (!environment
                .getConfiguration()
                .get(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH)) {
            found.add(
                    CHECKPOINTS_END
                            .at(table)
                            .says("checkpoints after tasks finish are off")
                            .so(
                                    "rows after the last checkpoint of a stream that ends would"
                                            + " never be committed")
                            .fix("Leave checkpoints after tasks finish on."));
        }
    }

    private static RuntimeExecutionMode mode(StreamExecutionEnvironment environment) {
        return environment.getConfiguration().get(ExecutionOptions.RUNTIME_MODE);
    }

    private static boolean unbounded(DataStream<?> stream) {
        for (Transformation<?> step : stream.getTransformation().getTransitivePredecessors()) {
            if (step instanceof WithBoundedness source
                    && source.getBoundedness() == Boundedness.CONTINUOUS_UNBOUNDED) {
                return true;
            }
        }
        return false;
    }
}
