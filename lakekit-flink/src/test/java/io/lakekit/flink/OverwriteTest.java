package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batch jobs that overwrite partitions. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class OverwriteTest {

    private static final Column<String> DT = Column.of("dt", ColumnType.STRING).notNull();
    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<Long> AMOUNT = Column.of("amount", ColumnType.BIGINT);
    private static final Column<AdEvent> EVENT =
            Column.of("event", ColumnType.enumeration(AdEvent.class));
    private static final EventType BIDS =
            EventType.of(EVENT, AdEvent.BID).carries(AdEvents.BID_TIME, AdEvents.PRICE);
    private static final EventType CLICKS =
            EventType.of(EVENT, AdEvent.CLICK).carries(AdEvents.CLICK_TIME, AdEvents.LANDING);
    private static final int COUNT = 200;

    enum AdEvent {
        BID,
        CLICK
    }

    /** A row of every table here. */
    public record Amount(String dt, long id, Long amount) {
        static Amount first(long index) {
            return new Amount("day " + index % 3, index, 1L);
        }

        /** Of the first two days, with some ids as before and some others. */
        static Amount second(long index) {
            return new Amount("day " + index % 2, index * 3, 10L);
        }
    }

    @TempDir Path warehouse;

    static Stream<TableDesign> tables() {
        return Stream.of(
                sums(Buckets.fixed(2)).build(),
                sums(Buckets.dynamic())
                        .rawOption("dynamic-bucket.target-row-num", "20")
                        .accept("LK0606", "one job writes it")
                        .build(),
                log().build(),
                AppendTable.named("ads.log")
                        .columns(DT, ID, AMOUNT)
                        .partitionedBy(DT)
                        .buckets(Buckets.fixed(2).by(ID))
                        .build(),
                log().rawOption("dynamic-partition-overwrite", "false").build());
    }

    private static AppendTable.Builder log() {
        return AppendTable.named("ads.log").columns(DT, ID, AMOUNT).partitionedBy(DT);
    }

    private static SummaryTable.Builder sums(Buckets buckets) {
        return SummaryTable.named("ads.sums")
                .primaryKey(DT, ID)
                .partitionedBy(DT)
                .aggregate(AMOUNT, AggFunctions.sum())
                .rawOption("num-sorted-run.compaction-trigger", "2")
                .buckets(buckets);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("tables")
    void partitionsOfTheRows_haveTheirRowsOnly_alsoIfItIsRepeated(TableDesign design)
            throws Exception {
        run(design, Amount::first, sink -> sink);
        for (int time = 0; time < 2; time++) {
            run(design, Amount::second, LakeSink::overwrite);
            assertThat(sums(design))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("day 0", 1_000L, "day 1", 1_000L, "day 2", 66L));
        }
        run(design, Amount::second, sink -> sink);
        assertThat(sums(design))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("day 0", 2_000L, "day 1", 2_000L, "day 2", 66L));
        assertThat(rows(design))
                .isEqualTo(design.primaryKey().isEmpty() ? 2 * COUNT + 66 : COUNT + 66);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("tables")
    void jobWithoutRows_leavesTheTable(TableDesign design) throws Exception {
        run(design, Amount::first, sink -> sink);
        runWithout(design);
        assertThat(rows(design)).isEqualTo(COUNT);
    }

    static Stream<TableDesign> tablesWithoutPartitions() {
        return Stream.of(
                SummaryTable.named("ads.sums")
                        .primaryKey(DT, ID)
                        .aggregate(AMOUNT, AggFunctions.sum())
                        .buckets(Buckets.fixed(1))
                        .build(),
                AppendTable.named("ads.log").columns(DT, ID, AMOUNT).build());
    }

    /** Without rows it is not: an empty source is more often a mistake than an order. */
    @ParameterizedTest
    @MethodSource("tablesWithoutPartitions")
    void tableWithoutPartitions_isReplaced_unlessThereAreNoRows(TableDesign design)
            throws Exception {
        run(design, Amount::first, sink -> sink);
        run(design, Amount::second, LakeSink::overwrite);
        assertThat(sums(design)).isEqualTo(Map.of("day 0", 1_000L, "day 1", 1_000L));
        runWithout(design);
        assertThat(sums(design)).isEqualTo(Map.of("day 0", 1_000L, "day 1", 1_000L));
    }

    /** The rows of the other job are what counts, and the table is as that job left it. */
    @Tag("long")
    @ParameterizedTest
    @MethodSource("tables")
    void rowsThatCameMeanwhile_areNotDeleted(TableDesign design) throws Exception {
        run(design, Amount::first, sink -> sink);
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        attach(design, amounts(job, Amount::second), LakeSink::overwrite);
        run(design, Amount::first, sink -> sink.uidPrefix("other"));
        Map<String, Long> before = sums(design);

        assertThatThrownBy(job::execute)
                .hasStackTraceContaining(
                        "LK1328 ERROR %s: since the job was built, snapshot"
                                .formatted(design.name()));
        assertThat(sums(design)).isEqualTo(before);
    }

    /** A partition is one of a day and an event type. */
    @Test
    void eventTypeWithoutRows_staysInAHybridTable() throws Exception {
        HybridTable design =
                HybridTable.named("ads.event")
                        .partitionedBy(AdEvents.DT)
                        .shared(AdEvents.REQUEST)
                        .eventTypes(BIDS, CLICKS)
                        .build();
        for (int time = 0; time < 2; time++) {
            StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
            LakeSink<HybridTable> sink =
                    LakeSink.into(design).stream(
                            BIDS, Jobs.records(job, Bid.class, COUNT, Bid::at), Bid.class);
            if (time == 0) {
                sink =
                        sink.stream(
                                CLICKS,
                                Jobs.records(job, Click.class, COUNT, Click::at),
                                Click.class);
            }
            sink.overwrite().attach(LakeOptions.warehouse(warehouse));
            job.execute();
        }
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(EVENT).toList())
                    .hasSize(2 * COUNT)
                    .filteredOn(row -> row.get(EVENT) == AdEvent.CLICK)
                    .hasSize(COUNT);
        }
    }

    @Test
    void rowsOfOtherPartitions_areNoHindrance() throws Exception {
        TableDesign design = log().build();
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        attach(design, amounts(job, Amount::second), LakeSink::overwrite);
        run(design, index -> new Amount("day 2", index, 1L), sink -> sink.uidPrefix("other"));
        job.execute();

        assertThat(sums(design))
                .isEqualTo(Map.of("day 0", 1_000L, "day 1", 1_000L, "day 2", (long) COUNT));
    }

    @Test
    void overwrite_isOneSnapshot_andOfABranchToo() throws Exception {
        TableDesign design = log().build();
        run(design, Amount::first, sink -> sink);
        table(design).unwrap().createTag("base");
        table(design).unwrap().createBranch("fix", "base");
        run(design, Amount::second, sink -> sink.branch("fix").overwrite());

        assertThat(sums(design)).containsOnlyKeys("day 0", "day 1", "day 2").containsValue(66L);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<TableDesign> branch = lake.openBranch(design, "fix");
            assertThat(sums(branch))
                    .isEqualTo(Map.of("day 0", 1_000L, "day 1", 1_000L, "day 2", 66L));
            Snapshot newest = branch.unwrap().snapshotManager().latestSnapshot();
            assertThat(newest.id()).isEqualTo(2);
            assertThat(newest.commitKind()).isEqualTo(CommitKind.OVERWRITE);
        }
    }

    @Test
    void failingJob_leavesTheTable_andItsNextAttemptOverwrites() throws Exception {
        TableDesign design = log().build();
        run(design, Amount::first, sink -> sink);
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        attach(
                design,
                amounts(job, Amount::second)
                        .map(new FailOnce<Amount>("overwrite"))
                        .returns(RecordTypes.of(Amount.class))
                        .uid("fail"),
                LakeSink::overwrite);
        job.execute();

        assertThat(sums(design)).isEqualTo(Map.of("day 0", 1_000L, "day 1", 1_000L, "day 2", 66L));
    }

    @Test
    void overwriteThatCannotBeDone_isRefused() {
        StreamExecutionEnvironment job = Jobs.streaming();
        assertThat(
                        LakeSink.into(log().build())
                                .rows(amounts(job, Amount::first), Amount.class)
                                .overwrite()
                                .check()
                                .codes())
                .containsExactly("LK1329");
        assertRefused(sums(Buckets.postpone()).accept("LK0607", "nobody compacts it").build());
        assertRefused(
                SummaryTable.named("ads.sums")
                        .primaryKey(ID)
                        .partitionedBy(DT)
                        .aggregate(AMOUNT, AggFunctions.sum())
                        .buckets(Buckets.dynamic())
                        .accept("LK0606", "one job writes it")
                        .accept("LK0608", DT, "an id stays in its day")
                        .build());
    }

    private static void assertRefused(TableDesign design) {
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        LakeSink<TableDesign> sink =
                LakeSink.into(design).rows(amounts(job, Amount::first), Amount.class);
        assertThat(sink.check().codes()).isEmpty();
        assertThat(sink.overwrite().check().codes()).containsExactly("LK1329");
    }

    private void run(
            TableDesign design,
            Jobs.Numbered<Amount> amounts,
            UnaryOperator<LakeSink<TableDesign>> settings)
            throws Exception {
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        attach(design, amounts(job, amounts), settings);
        job.execute();
    }

    private void runWithout(TableDesign design) throws Exception {
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        attach(
                design,
                amounts(job, Amount::second).filter(new None()).uid("none"),
                LakeSink::overwrite);
        job.execute();
    }

    private void attach(
            TableDesign design,
            DataStream<Amount> amounts,
            UnaryOperator<LakeSink<TableDesign>> settings) {
        settings.apply(LakeSink.into(design).rows(amounts, Amount.class))
                .attach(LakeOptions.warehouse(warehouse));
    }

    private static DataStream<Amount> amounts(
            StreamExecutionEnvironment job, Jobs.Numbered<Amount> amounts) {
        return Jobs.records(job, Amount.class, COUNT, amounts);
    }

    private LakeTable<TableDesign> table(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design);
        }
    }

    private Map<String, Long> sums(TableDesign design) {
        return sums(table(design));
    }

    private static Map<String, Long> sums(LakeTable<TableDesign> table) {
        return table.reader(Amount.class).toList().stream()
                .collect(
                        Collectors.groupingBy(
                                Amount::dt, TreeMap::new, Collectors.summingLong(Amount::amount)));
    }

    private int rows(TableDesign design) {
        return table(design).reader(Amount.class).toList().size();
    }

    private static final class None implements FilterFunction<Amount> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(Amount amount) {
            return false;
        }
    }
}
