package io.lakekit.flink.kill;

import static io.lakekit.junit.LakeAssertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.FlinkCluster;
import io.lakekit.flink.FlinkSql;
import io.lakekit.flink.Jobs;
import java.nio.file.Path;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that are stopped and go on with another number of tasks, into every kind of table. */
@ExtendWith(FlinkCluster.class)
class RestoredKindsTest {

    private static final int COUNT = 600;

    @TempDir Path warehouse;
    @TempDir Path savepoints;

    @ParameterizedTest
    @EnumSource(names = {"WIDE", "APPEND"})
    void jobOfOneTask_isRestoredWithMore(TableKinds kind) throws Exception {
        stoppedAndRestored(kind, false, 1, 2);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void drainedJob_restoredWithMoreTasks_writesEachRecordOnce(TableKinds kind) throws Exception {
        stoppedAndRestored(kind, true, 1, 3);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(
            names = {
                "WIDE",
                "WIDE_IN_DYNAMIC_BUCKETS",
                "WIDE_ACROSS_PARTITIONS",
                "WIDE_POSTPONED",
                "APPEND"
            })
    void stoppedJob_restoredWithFewerTasks_writesEachRecordOnce(TableKinds kind) throws Exception {
        stoppedAndRestored(kind, false, 3, 1);
    }

    private void stoppedAndRestored(TableKinds kind, boolean drained, int tasks, int later)
            throws Exception {
        JobClient first =
                submit(kind, new Configuration(), tasks, RateLimiterStrategy.perCheckpoint(12));
        Watch.awaitCheckpoints(4);
        String savepoint =
                first.stopWithSavepoint(
                                drained,
                                savepoints.toUri().toString(),
                                SavepointFormatType.CANONICAL)
                        .get();
        submit(
                        kind,
                        new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint),
                        later,
                        RateLimiterStrategy.noOp())
                .getJobExecutionResult()
                .get();
        if (kind == TableKinds.WIDE_POSTPONED) {
            new FlinkSql(warehouse).run("CALL sys.compact(`table` => 'ads.killed')");
        }
        requireTruth(kind.table());
    }

    private JobClient submit(
            TableKinds kind, Configuration settings, int tasks, RateLimiterStrategy rate)
            throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        job.configure(settings);
        job.setParallelism(tasks);
        job.getConfig().enableObjectReuse();
        try (Lake lake = Lake.open(warehouse)) {
            kind.table().sink(new Records(job, COUNT, rate)).attach(lake);
        }
        return job.executeAsync();
    }

    private <D extends TableDesign> void requireTruth(KilledTable<D> table) {
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(table.design())).equalsReference(table.truth(COUNT));
        }
    }
}
