package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.flink.CreativeSpend.Report;
import io.lakekit.flink.CreativeSpend.Spend;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.serializer.InternalRowSerializer;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.StreamTableScan;
import org.apache.paimon.table.source.TableRead;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user-defined function in streaming jobs and in SQL. */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class UserFunctionJobTest {

    private static final int COUNT = 2_000;

    @TempDir Path warehouse;
    @TempDir Path savepoints;

    @ParameterizedTest
    @EnumSource(
            value = ChangelogProducer.class,
            names = {"NONE", "LOOKUP"})
    void summary_ofFailingJob_isThatOfEachRowOnce(ChangelogProducer changelog) throws Exception {
        SummaryTable design = CreativeSpend.table(changelog);
        StreamExecutionEnvironment job = Jobs.streaming();
        String failure = "user function, changelog " + changelog;
        DataStream<Spend> spends =
                CreativeSpend.spends(job, COUNT, 100)
                        .map(new FailOnce<>(failure))
                        .returns(Spend.class)
                        .uid("fail-once");
        attach(design, spends);

        job.execute();

        assertThat(FailOnce.failed(failure)).isTrue();
        assertHolds(design, CreativeSpend.expected(design, COUNT));
        compact(design);
        assertHolds(design, CreativeSpend.expected(design, COUNT));
        if (changelog == ChangelogProducer.LOOKUP) {
            assertThat(replayed(design)).isEqualTo(CreativeSpend.expected(design, COUNT).size());
        }
    }

    @Test
    void summary_ofJobRestoredFromSavepoint_isThatOfEachRowOnce() throws Exception {
        SummaryTable design = CreativeSpend.table(ChangelogProducer.NONE);
        StreamExecutionEnvironment first = Jobs.streaming();
        attach(design, counted(CreativeSpend.spends(first, COUNT, 10)));
        JobClient running = first.executeAsync();
        assertThat(CountCheckpoints.THREE.await(60, TimeUnit.SECONDS)).isTrue();
        String savepoint =
                running.stopWithSavepoint(
                                false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();
        assertThat(read(design)).isNotEqualTo(CreativeSpend.expected(design, COUNT));

        StreamExecutionEnvironment second = Jobs.streaming();
        second.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        attach(design, counted(CreativeSpend.spends(second, COUNT, COUNT)));
        second.execute();

        assertHolds(design, CreativeSpend.expected(design, COUNT));
    }

    @Test
    void summary_inSql_isWrittenReadAndCompacted() throws Exception {
        SummaryTable design = CreativeSpend.table(ChangelogProducer.NONE);
        List<Row> expected = CreativeSpend.expected(design, 20);
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(design);
        }
        FlinkSql sql = new FlinkSql(warehouse);
        for (long index = 0; index < 20; index++) {
            Spend spend = Spend.at(index);
            sql.run(
                    "INSERT INTO ads.creative_spend VALUES (CAST(%d AS BIGINT),"
                                    .formatted(spend.ad())
                            + " ARRAY[ROW('%s', CAST(%d AS BIGINT))], CAST(1 AS BIGINT))"
                                    .formatted(spend.creative(), spend.spend()));
        }
        assertThat(sql.rows(design)).containsExactlyInAnyOrderElementsOf(expected);

        sql.run("CALL sys.compact(`table` => 'ads.creative_spend')");

        assertThat(sql.rows(design)).containsExactlyInAnyOrderElementsOf(expected);
        assertHolds(design, expected);
    }

    private void attach(SummaryTable design, DataStream<Spend> spends) {
        LakeSink.into(design)
                .rows(CreativeSpend.reports(spends), Report.class)
                .attach(LakeOptions.warehouse(warehouse));
    }

    private static DataStream<Spend> counted(DataStream<Spend> spends) {
        return spends.map(new CountCheckpoints()).returns(Spend.class).uid("count-checkpoints");
    }

    private void assertHolds(SummaryTable design, List<Row> expected) {
        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<Row> read(SummaryTable design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader().toList();
        }
    }

    private void compact(SummaryTable design) {
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> table = lake.open(design);
            table.compact();
        }
    }

    /**
     * The keys left when the changelog is replayed, each change of which must undo what was there.
     */
    private long replayed(SummaryTable design) throws Exception {
        Map<Long, InternalRow> state = new HashMap<>();
        try (Lake lake = Lake.open(warehouse)) {
            FileStoreTable table = lake.open(design).unwrap();
            long last = table.snapshotManager().latestSnapshotId();
            FileStoreTable changes =
                    table.copy(Map.of("scan.mode", "from-snapshot", "scan.snapshot-id", "1"));
            InternalRowSerializer copies = new InternalRowSerializer(table.rowType());
            TableRead read = changes.newReadBuilder().newRead();
            StreamTableScan scan = changes.newReadBuilder().newStreamScan();
            do {
                read.createReader(scan.plan())
                        .forEachRemaining(row -> replay(state, copies.toBinaryRow(row).copy()));
            } while (scan.checkpoint() <= last);
        }
        return state.size();
    }

    private static void replay(Map<Long, InternalRow> state, InternalRow change) {
        RowKind kind = change.getRowKind();
        change.setRowKind(RowKind.INSERT);
        long ad = change.getLong(0);
        InternalRow before = kind.isAdd() ? state.put(ad, change) : state.remove(ad);
        if (kind == RowKind.UPDATE_BEFORE || kind == RowKind.DELETE) {
            assertThat(change).isEqualTo(before);
        } else {
            assertThat(before).as("%s of ad %s", kind, ad).isNull();
        }
    }

    /** Tells the test, which runs in the same JVM, of completed checkpoints. */
    private static final class CountCheckpoints
            implements MapFunction<Spend, Spend>, CheckpointListener {

        private static final long serialVersionUID = 1L;
        private static final CountDownLatch THREE = new CountDownLatch(3);

        @Override
        public Spend map(Spend spend) {
            return spend;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            THREE.countDown();
        }
    }
}
