package io.lakekit.flink.sink;

import java.util.HashMap;
import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.flink.FlinkConnectorOptions;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * What is set on a sink beside its streams.
 *
 * @param overwrite whether the rows replace those of their partitions
 * @param branch the branch that the sink writes, or null for the table itself
 * @param parallelism the number of writers, or null if the table or the streams tell
 * @param compaction the place of compaction, or null if the table tells
 * @param preAggregate the bytes of each task for rows that are merged before they are sent to the
 *     writer, or null if the table tells
 */
record SinkSettings(
        SinkRuns runs,
        Refusals refusals,
        boolean overwrite,
        @Nullable String branch,
        @Nullable Integer parallelism,
        @Nullable SinkCompaction compaction,
        @Nullable Long preAggregate) {

    static SinkSettings usual(String name) {
        return new SinkSettings(
                new SinkRuns(name, null), Refusals.USUAL, false, null, null, null, null);
    }

    SinkSettings with(SinkRuns other) {
        return new SinkSettings(
                other, refusals, overwrite, branch, parallelism, compaction, preAggregate);
    }

    SinkSettings with(Refusals other) {
        return new SinkSettings(
                runs, other, overwrite, branch, parallelism, compaction, preAggregate);
    }

    SinkSettings withOverwrite() {
        return new SinkSettings(
                runs, refusals, true, branch, parallelism, compaction, preAggregate);
    }

    SinkSettings withBranch(SinkRuns ofBranch, String name) {
        return new SinkSettings(
                ofBranch, refusals, overwrite, name, parallelism, compaction, preAggregate);
    }

    SinkSettings withParallelism(int writers) {
        return new SinkSettings(
                runs, refusals, overwrite, branch, writers, compaction, preAggregate);
    }

    SinkSettings withCompaction(SinkCompaction place) {
        return new SinkSettings(
                runs, refusals, overwrite, branch, parallelism, place, preAggregate);
    }

    SinkSettings withPreAggregate(long bytes) {
        return new SinkSettings(runs, refusals, overwrite, branch, parallelism, compaction, bytes);
    }

    /** A copy of the table with the options that this sink has instead of the table's own. */
    FileStoreTable on(FileStoreTable table) {
        Map<String, String> options = new HashMap<>(runs.name(table).options());
        if (parallelism != null) {
            options.put(FlinkConnectorOptions.SINK_PARALLELISM.key(), parallelism.toString());
        }
        if (compaction != null) {
            boolean writeOnly = compaction == SinkCompaction.ELSEWHERE;
            options.put(CoreOptions.WRITE_ONLY.key(), Boolean.toString(writeOnly));
        }
        if (preAggregate != null) {
            options.put(CoreOptions.LOCAL_MERGE_BUFFER_SIZE.key(), preAggregate + " b");
        }
        if (overwrite) {
            options.put(CoreOptions.DYNAMIC_PARTITION_OVERWRITE.key(), "true");
        }
        return table.copy(table.schema().copy(options));
    }
}
