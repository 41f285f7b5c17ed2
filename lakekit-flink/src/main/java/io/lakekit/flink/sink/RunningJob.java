package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.paimon.table.FileStoreTable;

/** The rule that a job runs with the checkpoint settings that its sink was attached for. */
final class RunningJob {

    private static final Code CHANGED =
            Code.error(
                    "LK1320",
                    "checkpoint settings that changed after the sink was attached",
                    "the start of a job");

    private RunningJob() {}

    /**
     * What is wrong with settings that {@link JobRules} would have refused, or for which the sink
     * was not built.
     */
    static Optional<Diagnostic> find(
            FileStoreTable table, boolean commitsAtCheckpoints, StreamConfig settings) {
        return change(commitsAtCheckpoints, settings)
                .map(change -> finding(table.fullName(), change));
    }

    private static Optional<String> change(boolean commitsAtCheckpoints, StreamConfig settings) {
        if (settings.isCheckpointingEnabled() != commitsAtCheckpoints) {
            return Optional.of(
                    commitsAtCheckpoints
                            ? "checkpointing was switched off"
                            : "checkpointing was switched on");
        }
        if (!commitsAtCheckpoints) {
            return Optional.empty();
        }
        if (settings.isUnalignedCheckpointsEnabled()) {
            return Optional.of("unaligned checkpoints were switched on");
        }
        if (settings.getCheckpointMode() != CheckpointingMode.EXACTLY_ONCE) {
            return Optional.of("the checkpointing mode is no longer exactly-once");
        }
        return settings.getConfiguration()
                        .get(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH)
                ? Optional.empty()
                : Optional.of("checkpoints after tasks finish were switched off");
    }

    private static Diagnostic finding(String table, String change) {
        return CHANGED.at(Place.table(table))
                .says("after the sink was attached, %s", change)
                .so(
                        "the sink was built for the settings of before, and rows would be lost or"
                                + " written twice")
                .fix("Set the checkpoints of the environment first, and attach sinks after that.");
    }
}
