package io.lakekit.flink;

import static io.lakekit.flink.Budgets.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Deletes;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.flink.Budgets.Budget;
import io.lakekit.flink.Budgets.Form;
import io.lakekit.flink.job.ChangelogRecord;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.RowStream;
import io.lakekit.flink.sink.SinkCompaction;
import io.lakekit.junit.LakeExtension;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of changes into tables that take them, and streams that are refused. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class ChangesTest {

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private final StreamExecutionEnvironment job = Jobs.streaming();
    private final LatestTable newest = Budgets.newest("ads.newest");
    private final DimensionTable settings = Budgets.settings("ads.settings");
    private final SummaryTable sums = Budgets.sums("ads.sums");

    private LakeOptions options() {
        return LakeOptions.warehouse(lake.warehouse());
    }

    @Test
    void changesOfAFailingJob_leaveWhatTheSourceHolds() throws Exception {
        runFailing(Form.RECORD);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORD")
    void rowsOfAFailingJob_leaveWhatTheSourceHolds(Form form) throws Exception {
        runFailing(form);
    }

    private void runFailing(Form form) throws Exception {
        DataStream<ChangelogRecord<Budget>> changes = Budgets.failing(job, "changes-" + form);
        form.into(LakeSink.into(newest), null, changes).attach(options());
        form.into(LakeSink.into(settings), SETTING, changes).attach(options());
        form.into(LakeSink.into(sums), null, changes).attach(options());
        job.execute();

        assertThat(FailOnce.failed("changes-" + form)).isTrue();
        requireTruth();
    }

    /** Merged before they are sent, compacted elsewhere, or both. */
    @ParameterizedTest
    @EnumSource(SinkCompaction.class)
    void changesThatAreMergedBefore_leaveTheSame(SinkCompaction place) throws Exception {
        DataStream<ChangelogRecord<Budget>> changes = Budgets.all(job);
        LakeSink.into(settings)
                .changes(SETTING, changes, Budget.class)
                .preAggregate()
                .compaction(place)
                .attach(options());
        LakeSink.into(sums)
                .changes(changes, Budget.class)
                .preAggregate()
                .compaction(place)
                .attach(options());
        LakeSink.into(newest).changes(changes, Budget.class).compaction(place).attach(options());
        job.execute();

        requireTruth();
        var unused = lake.lake().open(newest).compact();
        var alsoUnused = lake.lake().open(sums).compact();
        var neither = lake.lake().open(settings).compact();
        requireTruth();
    }

    private void requireTruth() {
        assertThat(rows(newest)).containsExactlyInAnyOrderElementsOf(Budgets.left());
        assertThat(rows(settings)).containsExactlyInAnyOrderElementsOf(Budgets.leftOrCleared());
        assertThat(rows(sums)).containsExactlyInAnyOrderElementsOf(Budgets.summed());
    }

    /** A whole log in place of what was: the way to run a back-fill of sums again. */
    @Test
    void wholeLogThatOverwrites_mayRunAgain() throws Exception {
        for (int run = 0; run < 2; run++) {
            StreamExecutionEnvironment batch = Jobs.of(RuntimeExecutionMode.BATCH);
            DataStream<ChangelogRecord<Budget>> changes = Budgets.all(batch);
            LakeSink.into(newest).changes(changes, Budget.class).overwrite().attach(options());
            LakeSink.into(settings)
                    .changes(SETTING, changes, Budget.class)
                    .overwrite()
                    .attach(options());
            LakeSink.into(sums).changes(changes, Budget.class).overwrite().attach(options());
            batch.execute();

            requireTruth();
        }
    }

    @Test
    void changesOfAWideTableWithoutGroups_removeItsRows() throws Exception {
        WideTable design =
                WideTable.named("ads.plain")
                        .primaryKey(Budgets.CAMPAIGN)
                        .unordered(Budgets.VERSION, Budgets.AMOUNT)
                        .deletes(Deletes.WHOLE_ROW)
                        .accept("LK0330", "one job writes it")
                        .accept("LK0718", "each row has all columns")
                        .build();
        LakeSink.into(design).changes(Budgets.all(job), Budget.class).attach(options());
        job.execute();

        assertThat(rows(design)).containsExactlyInAnyOrderElementsOf(Budgets.left());
    }

    /** Without the old rows of updates; deletes come all the same. */
    @Tag("long")
    @Test
    void upserts_areRightWhereTheNewRowTakesThePlaceOfTheOld() throws Exception {
        DataStream<ChangelogRecord<Budget>> upserts = upserts();
        LakeSink.into(newest).changes(upserts, Budget.class).attach(options());
        LakeSink.into(settings).changes(SETTING, upserts, Budget.class).attach(options());
        job.execute();

        assertThat(rows(newest)).containsExactlyInAnyOrderElementsOf(Budgets.left());
        assertThat(rows(settings)).containsExactlyInAnyOrderElementsOf(Budgets.leftOrCleared());
    }

    @Test
    void upserts_areRefusedWhereValuesAddUp() throws Exception {
        LakeSink.into(sums).changes(upserts(), Budget.class).attach(options());

        assertThatThrownBy(() -> job.execute())
                .satisfies(
                        e ->
                                assertThat(ExceptionUtils.stringifyException(e))
                                        .contains(
                                                "LK1342 ERROR ads.sums, stream 'changes': the row is"
                                                        + " UPDATE_AFTER (+U), and there was no"
                                                        + " UPDATE_BEFORE (-U)"));
    }

    private DataStream<ChangelogRecord<Budget>> upserts() {
        return Budgets.all(job)
                .filter(change -> change.kind() != RowKind.UPDATE_BEFORE)
                .setParallelism(1)
                .uid("upserts");
    }

    @Test
    void tablesThatTakeNoChanges_areRefusedWithAllReasons() {
        AppendTable append =
                AppendTable.named("ads.appended").columns(Budgets.CAMPAIGN, Budgets.AMOUNT).build();

        assertThat(
                        LakeSink.into(append)
                                .changes(Budgets.all(job), Budget.class)
                                .overwrite()
                                .check()
                                .codes())
                .containsExactlyInAnyOrder("LK1329", "LK1001", "LK1215");
        assertThat(LakeSink.into(settings).changes(Budgets.all(job), Budget.class).check().codes())
                .contains("LK1215");
    }

    @Tag("long")
    @Test
    void upsertsThatAStepTells_areRefusedBefore() {
        StreamTableEnvironment tables = StreamTableEnvironment.create(job);
        DataStream<Row> upserts =
                tables.toChangelogStream(
                        tables.fromChangelogStream(
                                Budgets.rows(Budgets.all(job)),
                                Schema.newBuilder()
                                        .column("campaign", DataTypes.STRING().notNull())
                                        .column("version", DataTypes.BIGINT())
                                        .column("amount", DataTypes.INT())
                                        .primaryKey("campaign")
                                        .build()),
                        Schema.newBuilder()
                                .column("campaign", DataTypes.STRING().notNull())
                                .column("version", DataTypes.BIGINT())
                                .column("amount", DataTypes.INT())
                                .primaryKey("campaign")
                                .build(),
                        ChangelogMode.upsert());

        assertThat(LakeSink.into(sums).changes(RowStream.of(upserts)).check().codes())
                .containsExactly("LK1342");
        assertThat(LakeSink.into(newest).changes(RowStream.of(upserts)).check()).isEmpty();
        assertThat(LakeSink.into(newest).rows(RowStream.of(upserts)).check().codes())
                .containsExactly("LK1341");
    }

    /** What a query of Flink SQL groups, with old rows and in upsert mode. */
    @Tag("long")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changesOfAQuery_areTakenAsTheyAre(boolean upsert) throws Exception {
        job.configure(new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, true));
        StreamTableEnvironment tables = StreamTableEnvironment.create(job);
        Table sums =
                tables.sqlQuery(
                        "SELECT campaign, MAX(v) AS version, CAST(SUM(a) AS INT) AS amount FROM (VALUES"
                                + " ('spring', CAST(1 AS BIGINT), 10), ('summer', CAST(2 AS BIGINT), 5),"
                                + " ('spring', CAST(3 AS BIGINT), 20), ('spring', CAST(4 AS BIGINT), 30))"
                                + " AS t (campaign, v, a) GROUP BY campaign");
        Schema schema =
                Schema.newBuilder()
                        .column("campaign", DataTypes.STRING().notNull())
                        .column("version", DataTypes.BIGINT())
                        .column("amount", DataTypes.INT())
                        .primaryKey("campaign")
                        .build();
        DataStream<Row> changes =
                upsert
                        ? tables.toChangelogStream(sums, schema, ChangelogMode.upsert())
                        : tables.toChangelogStream(sums);

        LakeSink.into(newest).changes(RowStream.of(changes)).attach(options());
        job.execute();

        assertThat(rows(newest))
                .containsExactlyInAnyOrder(
                        new Budget("spring", 4L, 60), new Budget("summer", 2L, 5));
    }

    @Tag("long")
    @Test
    void insertOnlyQueries_areNoChangelogs() {
        StreamTableEnvironment tables = StreamTableEnvironment.create(job);
        Table rows =
                tables.sqlQuery(
                        "SELECT campaign, version, amount FROM (VALUES"
                                + " ('spring', CAST(1 AS BIGINT), 10)) AS t"
                                + " (campaign, version, amount) WHERE amount > 3");

        assertThat(LakeSink.into(newest).rows(RowStream.of(tables.toChangelogStream(rows))).check())
                .isEmpty();
        assertThat(LakeSink.into(newest).rows(RowStream.of(tables.toDataStream(rows))).check())
                .isEmpty();
    }

    private List<Budget> rows(TableDesign design) {
        return lake.lake().open(design).reader(Budget.class).toList();
    }
}
