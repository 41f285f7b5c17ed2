package io.lakekit.flink.kill;

import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.FlinkCluster;
import io.lakekit.flink.Jobs;
import io.lakekit.flink.Jobs.Numbered;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jobs some of whose checkpoints time out, as one task is late, after those that write and commit
 * have given their part.
 */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class LateCheckpointsTest {

    private static final int COUNT = 600;
    private static final int TASKS = 2;
    private static final int TIMEOUT_MILLIS = 1_000;

    @TempDir Path warehouse;

    @ParameterizedTest
    @EnumSource(names = {"WIDE", "WIDE_ACROSS_PARTITIONS", "SUMMARY", "APPEND"})
    void jobWhoseCheckpointsTimeOut_writesEachRecordOnce(TableKinds kind) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        job.setParallelism(TASKS);
        job.getCheckpointConfig().setCheckpointTimeout(TIMEOUT_MILLIS);
        job.getCheckpointConfig().setTolerableCheckpointFailureNumber(1_000);
        Records records = new Records(job, COUNT, RateLimiterStrategy.perCheckpoint(60));
        try (Lake lake = Lake.open(warehouse)) {
            kind.table().sink(late(records)).attach(lake);
        }
        Late.ABORTED.clear();

        job.execute();

        assertThat(Late.ABORTED).hasSizeGreaterThanOrEqualTo(4).containsAll(Late.CHECKPOINTS);
        requireTruth(kind.table());
    }

    private static KilledTable.Sources late(Records records) {
        return new KilledTable.Sources() {
            @Override
            public <R extends Record> DataStream<R> of(Class<R> type, Numbered<R> record) {
                return records.of(type, record)
                        .map(new Late<>())
                        .returns(type)
                        .uid("late-" + type.getSimpleName());
            }
        };
    }

    private <D extends TableDesign> void requireTruth(KilledTable<D> table) {
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(table.design())).equalsReference(table.truth(COUNT));
        }
    }

    /**
     * Hands records on; a task sends the barrier of a checkpoint first, and then takes its time: at
     * two checkpoints in the middle, and at the first two after its last record.
     */
    private static final class Late<R>
            implements MapFunction<R, R>, CheckpointedFunction, CheckpointListener {

        private static final long serialVersionUID = 1L;
        private static final Set<Long> CHECKPOINTS = Set.of(3L, 6L);
        private static final Set<Long> ABORTED = ConcurrentHashMap.newKeySet();

        private transient int seen;
        private transient int ended;

        @Override
        public R map(R record) {
            seen++;
            return record;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            boolean isEnd = seen == COUNT / TASKS && ended++ < 2;
            if (isEnd || CHECKPOINTS.contains(context.getCheckpointId())) {
                Thread.sleep(TIMEOUT_MILLIS + 500);
            }
        }

        @Override
        public void notifyCheckpointAborted(long checkpoint) {
            ABORTED.add(checkpoint);
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {}

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }
}
