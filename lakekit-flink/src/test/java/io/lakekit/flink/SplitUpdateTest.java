package io.lakekit.flink;

import static io.lakekit.flink.Budgets.AMOUNT;
import static io.lakekit.flink.Budgets.CAMPAIGN;
import static org.apache.flink.types.RowKind.INSERT;
import static org.apache.flink.types.RowKind.UPDATE_AFTER;
import static org.apache.flink.types.RowKind.UPDATE_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.Budgets.Budget;
import io.lakekit.flink.job.ChangelogRecord;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.apache.paimon.table.FileStoreTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates with a checkpoint between the old row and the new one. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class SplitUpdateTest {

    private static final Gate GATE = new Gate("split-update");

    private static final SummaryTable SUMS = Budgets.sums("ads.sums");

    private static final List<ChangelogRecord<Budget>> UPDATE =
            List.of(
                    change(INSERT, 1, 10),
                    change(UPDATE_BEFORE, 1, 10),
                    change(UPDATE_AFTER, 2, 30),
                    change(INSERT, 3, 100));

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();
    @TempDir Path savepoints;

    private static ChangelogRecord<Budget> change(
            org.apache.flink.types.RowKind kind, long version, int amount) {
        return new ChangelogRecord<>(kind, new Budget("spring", version, amount));
    }

    private static ChangelogRecord<Budget> at(long index) {
        return UPDATE.get((int) index);
    }

    @BeforeEach
    void close() {
        GATE.reset();
    }

    private static StreamExecutionEnvironment job() {
        StreamExecutionEnvironment job = Jobs.streaming();
        Jobs.withoutOwnCheckpoints(job);
        return job;
    }

    private <D extends TableDesign> JobClient start(
            StreamExecutionEnvironment job, D design, int changes, int tasks) throws Exception {
        LakeSink.into(design)
                .changes(
                        Budgets.gated(job, GATE, SplitUpdateTest::at, changes, tasks), Budget.class)
                .attach(lake.lake());
        JobClient running = job.executeAsync();
        FlinkCluster.awaitTasks(running.getJobID());
        return running;
    }

    /** Lets rows out one by one, with a checkpoint after each. */
    private static void step(JobClient running, int from, int to) throws Exception {
        for (int out = from; out <= to; out++) {
            GATE.open(1);
            GATE.awaitOut(out);
            FlinkCluster.checkpoint(running.getJobID());
        }
    }

    @Test
    void checkpointBetween_commitsNeitherHalf() throws Exception {
        JobClient running = start(job(), SUMS, UPDATE.size(), 1);
        step(running, 1, UPDATE.size() - 1);
        GATE.openForGood();
        running.getJobExecutionResult().get();

        assertThat(sums(SUMS)).containsExactly(10L, 30L, 130L);
    }

    @Test
    void oldRowAlone_goesOnBeforeTheSecondCheckpoint() throws Exception {
        JobClient running = start(job(), SUMS, UPDATE.size(), 1);
        step(running, 1, 2);
        FlinkCluster.checkpoint(running.getJobID());
        GATE.openForGood();
        running.getJobExecutionResult().get();

        assertThat(sums(SUMS)).containsExactly(10L, 0L, 130L);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"STREAMING", "BATCH"})
    void oldRowAtTheEnd_isWritten(RuntimeExecutionMode mode) throws Exception {
        StreamExecutionEnvironment job = Jobs.of(mode);
        GATE.openForGood();
        start(job, SUMS, 2, 1).getJobExecutionResult().get();

        assertThat(sums(SUMS)).containsExactly(0L);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void savepointBetween_commitsBothHalvesAfterIt(int later) throws Exception {
        String savepoint = savepointBetween(SUMS, 1);

        restore(savepoint, SUMS, later);

        assertThat(sums(SUMS)).startsWith(10L).endsWith(130L).doesNotContain(0L, 40L);
    }

    /** The job goes on for a table that has more and wider columns than the row that is held. */
    @Tag("long")
    @Tag("long")
    @Test
    void savepointBetween_fitsTheTableAsItIsNow() throws Exception {
        Column<Long> wider = Column.of("amount", ColumnType.BIGINT);
        SummaryTable now =
                SummaryTable.named("ads.sums")
                        .primaryKey(CAMPAIGN)
                        .aggregate(Budgets.VERSION, AggFunctions.max().ignoringRetract())
                        .aggregate(wider, AggFunctions.sum())
                        .aggregate(Column.of("spent", ColumnType.BIGINT), AggFunctions.sum())
                        .build();
        String savepoint = savepointBetween(SUMS, 1);
        var unused = lake.lake().apply(lake.lake().plan(now));

        restore(savepoint, now, 1);

        assertThat(lake.lake().open(now).reader().toList())
                .extracting(row -> row.get(wider))
                .containsExactly(130L);
    }

    @Tag("long")
    @Test
    void savepointBetween_ofOrderedRows_fitsAnyParallelism() throws Exception {
        LatestTable design = Budgets.newest("ads.newest");
        String savepoint = savepointBetween(design, 1);

        restore(savepoint, design, 2);

        assertThat(lake.lake().open(design).reader(Budget.class).toList())
                .containsExactly(new Budget("spring", 3L, 100));
    }

    @Tag("long")
    @Test
    void savepointBetween_ofRowsInOrderOfArrival_needsTheSameParallelism() throws Exception {
        LatestTable design =
                LatestTable.named("ads.arrived")
                        .primaryKey(CAMPAIGN)
                        .columns(Budgets.VERSION, AMOUNT)
                        .accept("LK0320", "one job writes it")
                        .build();
        String savepoint = savepointBetween(design, 1);

        assertThatThrownBy(() -> restore(savepoint, design, 2))
                .satisfies(
                        e ->
                                assertThat(ExceptionUtils.stringifyException(e))
                                        .contains(
                                                "LK1343 ERROR ads.arrived, stream 'changes': its"
                                                        + " state holds the old row"));
        restore(savepoint, design, 1);

        assertThat(lake.lake().open(design).reader(Budget.class).toList())
                .containsExactly(new Budget("spring", 3L, 100));
    }

    private String savepointBetween(TableDesign design, int tasks) throws Exception {
        JobClient running = start(job(), design, UPDATE.size(), tasks);
        step(running, 1, 1);
        GATE.open(1);
        GATE.awaitOut(2);
        return running.stopWithSavepoint(
                        false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
    }

    private void restore(String savepoint, TableDesign design, int tasks) throws Exception {
        GATE.reset();
        GATE.openForGood();
        StreamExecutionEnvironment job = job();
        job.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        start(job, design, UPDATE.size(), tasks).getJobExecutionResult().get();
    }

    /** The sum after each commit that changed it. */
    private List<Long> sums(TableDesign design) {
        var table = lake.lake().open(design);
        FileStoreTable stored = table.unwrap();
        List<Long> sums = new ArrayList<>();
        LongStream.rangeClosed(1, stored.snapshotManager().latestSnapshotId())
                .map(
                        snapshot ->
                                table.reader().asOfSnapshot(snapshot).toList().stream()
                                        .mapToLong(SplitUpdateTest::amount)
                                        .sum())
                .filter(sum -> sums.isEmpty() || sums.get(sums.size() - 1) != sum)
                .forEach(sums::add);
        return sums;
    }

    private static long amount(Row row) {
        Integer amount = row.get(AMOUNT);
        return amount == null ? 0 : amount;
    }
}
