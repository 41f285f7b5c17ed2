package io.lakekit.flink.sink;

import java.util.HashMap;
import java.util.Map;
import org.apache.paimon.flink.FlinkConnectorOptions;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * What is set on a sink beside its streams.
 *
 * @param parallelism the number of writers, or null if the table or the streams tell
 */
record SinkSettings(SinkRuns runs, Refusals refusals, @Nullable Integer parallelism) {

    static SinkSettings usual(String name) {
        return new SinkSettings(new SinkRuns(name, null), Refusals.USUAL, null);
    }

    SinkSettings with(SinkRuns other) {
        return new SinkSettings(other, refusals, parallelism);
    }

    SinkSettings with(Refusals other) {
        return new SinkSettings(runs, other, parallelism);
    }

    SinkSettings withParallelism(int writers) {
        return new SinkSettings(runs, refusals, writers);
    }

    /** A copy of the table with the options that this sink has instead of the table's own. */
    FileStoreTable on(FileStoreTable table) {
        Map<String, String> options = new HashMap<>(runs.name(table).options());
        if (parallelism != null) {
            options.put(FlinkConnectorOptions.SINK_PARALLELISM.key(), parallelism.toString());
        }
        return table.copy(table.schema().copy(options));
    }
}
