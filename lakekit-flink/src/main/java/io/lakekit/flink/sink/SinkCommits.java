package io.lakekit.flink.sink;

import java.io.Serializable;
import java.util.Map;
import org.apache.paimon.flink.sink.Committable;
import org.apache.paimon.flink.sink.CommittableStateManager;
import org.apache.paimon.flink.sink.CommitterOperatorFactory;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * How a sink commits.
 *
 * @param overwrite what it overwrites, or null if it adds rows
 */
record SinkCommits(SinkRuns runs, @Nullable Overwrite overwrite) implements Serializable {

    /** Paimon's word for an overwrite of the partitions that there are rows for, or null. */
    @Nullable Map<String, String> replaced() {
        return overwrite == null ? null : Map.of();
    }

    /** The operator that commits for a sink, whichever of Paimon's it is. */
    CommitterOperatorFactory<Committable, ManifestCommittable> operator(
            FileStoreTable table,
            boolean atCheckpoints,
            String user,
            CommittableStateManager<ManifestCommittable> states,
            @Nullable Long endWatermark) {
        return new CommitOperator.Factory(table, this, atCheckpoints, user, states, endWatermark);
    }
}
