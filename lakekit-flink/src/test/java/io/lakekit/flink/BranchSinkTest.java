package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.CatalogConflictException;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.options.ExpireConfig;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sinks that write a branch of a table. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class BranchSinkTest {

    private static final Column<String> DT = Column.of("dt", ColumnType.STRING).notNull();
    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<Long> AMOUNT = Column.of("amount", ColumnType.BIGINT);
    private static final String DAY = "2026-11-23";
    private static final int COUNT = 60;
    private static final long SUM = LongStream.range(0, COUNT).sum();

    /** A row of every table here. */
    public record Amount(String dt, long id, Long amount) {
        static Amount at(long index) {
            return new Amount(DAY, index, index);
        }
    }

    @TempDir Path warehouse;
    @TempDir Path savepoints;

    static Stream<TableDesign> tables() {
        return Stream.of(sums(), dynamicSums(), log().build());
    }

    static Stream<TableDesign> otherTables() {
        return Stream.of(
                sums(Buckets.postpone()).accept("LK0607", "the test compacts it").build(),
                log().buckets(Buckets.fixed(1).by(ID)).build(),
                SummaryTable.named("ads.sums")
                        .primaryKey(ID)
                        .partitionedBy(DT)
                        .aggregate(AMOUNT, AggFunctions.sum())
                        .buckets(Buckets.dynamic())
                        .accept("LK0606", "one job writes it")
                        .accept("LK0608", DT, "an id stays in its day")
                        .build());
    }

    private static TableDesign sums() {
        return sums(Buckets.fixed(1)).build();
    }

    private static TableDesign dynamicSums() {
        return sums(Buckets.dynamic()).accept("LK0606", "one job writes it").build();
    }

    private static AppendTable.Builder log() {
        return AppendTable.named("ads.log").columns(DT, ID, AMOUNT);
    }

    private static SummaryTable.Builder sums(Buckets buckets) {
        return SummaryTable.named("ads.sums")
                .primaryKey(DT, ID)
                .partitionedBy(DT)
                .aggregate(AMOUNT, AggFunctions.sum())
                .rawOption("num-sorted-run.compaction-trigger", "2")
                .buckets(buckets);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rows_areInTheBranch_andTheTableIsLeftAlone(TableDesign design) throws Exception {
        run(design, sink -> sink);
        branchFromTag(design, "fix");
        long newest = newest(table(design));
        run(design, sink -> sink.branch("fix"));
        compact(design.name() + "$branch_fix");

        assertThat(sum(branch(design, "fix"))).isEqualTo(2 * SUM);
        assertThat(sum(table(design))).isEqualTo(SUM);
        assertThat(newest(table(design))).isEqualTo(newest);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("otherTables")
    void rows_ofOtherTables_areInTheBranchAsWell(TableDesign design) throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(design).unwrap().createBranch("fix");
        }
        run(design, sink -> sink.branch("fix"));
        if (design.buckets().orElse(null) instanceof Buckets.Postpone) {
            compact(design.name() + "$branch_fix");
        }

        assertThat(sum(branch(design, "fix"))).isEqualTo(SUM);
        assertThat(table(design).unwrap().snapshotManager().latestSnapshotId()).isNull();
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(
            value = RuntimeExecutionMode.class,
            names = {"BATCH", "STREAMING"})
    void jobWithoutCheckpoints_fillsAnEmptyBranch(RuntimeExecutionMode mode) throws Exception {
        emptyBranch(sums(), "fix");
        StreamExecutionEnvironment job = Jobs.of(mode);
        sink(sums(), amounts(job)).branch("fix").attach(options());
        job.execute();

        assertThat(sum(branch(sums(), "fix"))).isEqualTo(SUM);
        assertThat(sum(table(sums()))).isZero();
    }

    @Test
    void branchThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> run(sums(), sink -> sink.branch("fix")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no table ads.sums");
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.exists(sums().name())).isFalse();
            lake.create(sums());
        }
        assertThatThrownBy(() -> run(sums(), sink -> sink.branch("fix")))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("the table has no branches");
        emptyBranch(sums(), "fixes");
        assertThatThrownBy(() -> run(sums(), sink -> sink.branch("fix")))
                .hasMessage(
                        "LK1326 ERROR ads.sums: the sink is to write branch 'fix', and the table"
                                + " has 'fixes'; a sink does not make branches: it cannot know with"
                                + " which rows one begins. Name one that is there, or make it with"
                                + " the procedure sys.create_branch.");
        assertThatThrownBy(() -> sink(sums(), amounts(Jobs.streaming())).branch("main"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Branch 'main' is the table itself; leave branch(...) out");
    }

    /** The design of the branch counts, and not that of the table. */
    @Test
    void branchThatDiffersFromTheDesign_isRefused() throws Exception {
        emptyBranch(sums(), "same");
        emptyBranch(sums(), "other");
        addColumn(branch(sums(), "other"));
        assertThatThrownBy(() -> run(sums(), sink -> sink.branch("other")))
                .isInstanceOf(CatalogConflictException.class)
                .hasMessageContaining("LK1101 ERROR ads.sums: branch 'other' differs")
                .satisfies(
                        refused -> {
                            CatalogConflictException e = (CatalogConflictException) refused;
                            try (Lake lake = Lake.open(warehouse)) {
                                assertThatThrownBy(() -> lake.apply(e.plan()))
                                        .hasMessageContaining(
                                                "The plan is of a branch of ads.sums");
                            }
                        });

        addColumn(table(sums()));
        run(sums(), sink -> sink.branch("same"));
        assertThat(sum(branch(sums(), "same"))).isEqualTo(SUM);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("tables")
    void changeOfTheBranch_endsTheJob_andOneOfTheTableDoesNot(TableDesign design) throws Exception {
        emptyBranch(design, "fix");
        LakeTable<TableDesign> branch = branch(design, "fix");
        LakeTable<TableDesign> table = table(design);
        StreamExecutionEnvironment job = Jobs.streaming();
        sink(design, Jobs.throttled(job, Amount.class, 20_000, 12, Amount::at))
                .branch("fix")
                .attach(options());
        JobClient running = job.executeAsync();
        await(running, branch, 2);
        addColumn(table);
        await(running, branch, newest(branch) + 3);
        addColumn(branch);

        assertThatThrownBy(() -> running.getJobExecutionResult().get())
                .hasStackTraceContaining(
                        "LK1308 ERROR %s$branch_fix: since the job was built, column 'more' was added"
                                .formatted(design.name()));
    }

    @Tag("long")
    @Test
    void droppedBranch_endsTheJob() throws Exception {
        emptyBranch(sums(), "fix");
        LakeTable<TableDesign> branch = branch(sums(), "fix");
        StreamExecutionEnvironment job = Jobs.streaming();
        sink(sums(), Jobs.throttled(job, Amount.class, 20_000, 12, Amount::at))
                .branch("fix")
                .attach(options());
        JobClient running = job.executeAsync();
        await(running, branch, 2);
        table(sums()).unwrap().deleteBranch("fix");

        assertThatThrownBy(() -> running.getJobExecutionResult().get())
                .hasStackTraceContaining("dropped");
        assertThat(sum(table(sums()))).isZero();
    }

    /** What the table's own runs have committed is in a branch as well that was made after them. */
    @Test
    void runWithoutState_isRefused_ifTheBranchHasCommitsOfItsSink() throws Exception {
        run(sums(), sink -> sink);
        branchFromTag(sums(), "fix");
        run(sums(), sink -> sink.branch("fix"));

        assertThatThrownBy(() -> run(sums(), sink -> sink.branch("fix")))
                .hasStackTraceContaining("LK1321 ERROR ads.sums$branch_fix: the job starts without")
                .hasStackTraceContaining("an earlier run of sink 'lakekit-ads.sums.fix'");
        assertThatThrownBy(() -> run(sums(), sink -> sink))
                .hasStackTraceContaining("LK1321 ERROR ads.sums: the job starts without");
        assertThat(sum(branch(sums(), "fix"))).isEqualTo(2 * SUM);
    }

    @Tag("long")
    @Test
    void restoredJob_goesOnInItsBranch_butNotFromAnOlderState() throws Exception {
        emptyBranch(sums(), "fix");
        String first = stopped(null);
        String second = stopped(first);
        long committed = sum(branch(sums(), "fix"));

        assertThatThrownBy(() -> stopped(first))
                .hasStackTraceContaining("LK1319 ERROR ads.sums$branch_fix");
        assertThat(sum(branch(sums(), "fix"))).isEqualTo(committed);
        assertThat(sum(table(sums()))).isZero();
        stopped(second);
        assertThat(sum(branch(sums(), "fix"))).isGreaterThan(committed);
    }

    private String stopped(@Nullable String from) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        if (from != null) {
            job.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, from));
        }
        sink(sums(), Jobs.throttled(job, Amount.class, 200_000, 12, Amount::at))
                .branch("fix")
                .attach(options());
        LakeTable<TableDesign> branch = branch(sums(), "fix");
        long before = newest(branch);
        JobClient running = job.executeAsync();
        await(running, branch, before + 4);
        return running.stopWithSavepoint(
                        false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
    }

    @Test
    void sinksIntoTheTableAndABranch_areTwo_andTwoIntoABranchAreRefused() throws Exception {
        emptyBranch(sums(), "fix");
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Amount> amounts = amounts(job);
        sink(sums(), amounts).attach(options());
        sink(sums(), amounts).branch("fix").attach(options());
        assertThatThrownBy(
                        () ->
                                sink(sums(), amounts)
                                        .branch("fix")
                                        .uidPrefix("more")
                                        .attach(options()))
                .hasMessageContaining("LK1318 ERROR ads.sums$branch_fix");
        job.execute();

        assertThat(sum(branch(sums(), "fix"))).isEqualTo(SUM);
        assertThat(sum(table(sums()))).isEqualTo(SUM);
    }

    /** Each side compacts what it shares with the other, and lets its first snapshots expire. */
    @Tag("long")
    @ParameterizedTest
    @MethodSource("tables")
    void filesOfTheTag_stayAsLongAsTheTagIsOnBothSides(TableDesign design) throws Exception {
        run(design, sink -> sink);
        run(design, sink -> sink.uidPrefix("more"));
        branchFromTag(design, "fix");
        run(design, sink -> sink.branch("fix"));
        compact(design.name() + "$branch_fix");
        compact(design.name().toString());
        run(design, sink -> sink.uidPrefix("again"));
        expire(branch(design, "fix"));
        expire(table(design));

        assertThat(sum(branch(design, "fix"))).isEqualTo(3 * SUM);
        assertThat(sum(table(design))).isEqualTo(3 * SUM);
    }

    @Test
    void branchWhoseFilesNoTagKeeps_isRefused() {
        TableDesign design = log().build();
        written(design);
        FileStoreTable table = table(design).unwrap();
        table.createTag("passing", Duration.ofDays(1));
        table.createBranch("passing", "passing");
        branchFromTag(design, "here");
        branchFromTag(design, "there");
        branch(design, "here").unwrap().deleteTag("base");

        assertThatThrownBy(() -> run(design, sink -> sink.branch("here")))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining(
                        "LK1327 ERROR ads.log: branch 'here' begins as snapshot 2 of the table,"
                                + " and the branch has no tag that keeps it for good");
        table.deleteTag("base");
        assertThatThrownBy(() -> run(design, sink -> sink.branch("there")))
                .hasMessageContaining("and the table has no tag that keeps it for good");
        assertThatThrownBy(() -> run(design, sink -> sink.branch("passing")))
                .hasMessageContaining("and the branch has no tag that keeps it for good");
    }

    private void compact(String table) {
        new FlinkSql(warehouse)
                .run(
                        "CALL sys.compact(`table` => '%s', `options` => 'compaction.min.file-num=1')"
                                .formatted(table));
    }

    private void written(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            for (int commit = 0; commit < 2; commit++) {
                try (TableWriter<TableDesign> writer = lake.create(design).writer()) {
                    RecordSink<Amount> rows = writer.rows(Amount.class);
                    LongStream.range(0, COUNT).mapToObj(Amount::at).forEach(rows::write);
                    writer.commit();
                }
            }
        }
    }

    private void branchFromTag(TableDesign design, String name) {
        FileStoreTable table = table(design).unwrap();
        if (!table.tagManager().tagExists("base")) {
            table.createTag("base");
        }
        table.createBranch(name, "base");
    }

    private void emptyBranch(TableDesign design, String name) {
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(design).unwrap().createBranch(name);
        }
    }

    private static void addColumn(LakeTable<?> table) throws Exception {
        SchemaManager schemas = table.unwrap().schemaManager();
        schemas.commitChanges(SchemaChange.addColumn("more", DataTypes.BIGINT()));
    }

    private static void expire(LakeTable<?> table) {
        table.unwrap()
                .newExpireSnapshots()
                .config(
                        ExpireConfig.builder()
                                .snapshotRetainMin(1)
                                .snapshotRetainMax(1)
                                .snapshotTimeRetain(Duration.ZERO)
                                .build())
                .expire();
    }

    private void run(TableDesign design, UnaryOperator<LakeSink<TableDesign>> settings)
            throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        settings.apply(sink(design, amounts(job))).attach(options());
        job.execute();
    }

    private static LakeSink<TableDesign> sink(TableDesign design, DataStream<Amount> amounts) {
        return LakeSink.into(design).rows(amounts, Amount.class);
    }

    private static DataStream<Amount> amounts(StreamExecutionEnvironment job) {
        return Jobs.records(job, Amount.class, COUNT, Amount::at);
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }

    /** Waits for a commit of a job; one that ended without it fails the test. */
    private static void await(JobClient job, LakeTable<?> table, long snapshot) throws Exception {
        while (newest(table) < snapshot) {
            if (job.getJobStatus().get().isTerminalState()) {
                job.getJobExecutionResult().get();
                assertThat(newest(table)).as("the last commit").isGreaterThanOrEqualTo(snapshot);
            }
            Thread.sleep(20);
        }
    }

    private static long newest(LakeTable<?> table) {
        Long id = table.unwrap().snapshotManager().latestSnapshotId();
        return id == null ? 0 : id;
    }

    private LakeTable<TableDesign> table(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design);
        }
    }

    private LakeTable<TableDesign> branch(TableDesign design, String name) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.openBranch(design, name);
        }
    }

    private static long sum(LakeTable<TableDesign> table) {
        return table.reader(Amount.class).toList().stream().mapToLong(Amount::amount).sum();
    }
}
