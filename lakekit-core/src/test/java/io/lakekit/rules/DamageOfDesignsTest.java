package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.function.TopCreatives;
import io.lakekit.internal.paimon.function.FunctionFactory;
import io.lakekit.internal.paimon.function.StoredFunction;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.apache.paimon.types.RowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of designs that Paimon takes, or refuses in words of its own, and what lakekit says
 * to them: by the number of the rule, or by lakekit's code where Paimon's rules name no such case.
 */
class DamageOfDesignsTest {

    private enum Stage {
        VIEW,
        CLICK,
        SALE
    }

    private static final Column<Long> K = Column.of("k", BIGINT).notNull();
    private static final Column<Long> G = Column.of("g", BIGINT);
    private static final Column<Long> H = Column.of("h", BIGINT);
    private static final Column<Long> A = Column.of("a", BIGINT);
    private static final Column<Long> B = Column.of("b", BIGINT);
    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Stage> STAGE =
            Column.of("stage", ColumnType.enumeration(Stage.class)).notNull();

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static SequenceGroup by(Column<Long> order) {
        return SequenceGroup.named(order.name()).orderedBy(order);
    }

    private static List<String> codes(SequenceGroup... groups) {
        return WideTable.named("ads.t").primaryKey(K).groups(groups).check().codes();
    }

    private static <T> List<String> codes(Column<T> column, AggFunction<? super T> function) {
        return SummaryTable.named("ads.t")
                .primaryKey(K)
                .aggregate(column, function)
                .check()
                .codes();
    }

    private static Schema.Builder valued(DataType type, String... options) {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("v", type)
                        .primaryKey("k")
                        .option("bucket", "1")
                        .option("merge-engine", "aggregation");
        for (int i = 0; i < options.length; i += 2) {
            schema.option(options[i], options[i + 1]);
        }
        return schema;
    }

    @Shows("LK0304")
    @Test
    void rule7_orderOfOneGroupAsValueOfAnother_isTakenByItsName() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "h", "a", "b")
                                .option("fields.g.sequence-group", "a,h")
                                .option("fields.h.sequence-group", "b"));
        table.commit(row(1, 1, 9, 1, 9)).commit(row(1, 2, 3, 2, 3));
        assertThat(table.value("h")).as("newer by g").isEqualTo(9L);
        assertThatThrownBy(
                        () ->
                                table(
                                        keyed("partial-update", "k", "g", "h", "a", "b")
                                                .option("fields.h.sequence-group", "a,g")
                                                .option("fields.g.sequence-group", "b")))
                .isInstanceOf(RuntimeException.class);

        assertThat(codes(by(G).latest(A, H), by(H).latest(B))).contains("LK0304");
    }

    @Shows("LK0302")
    @Test
    void rule9_columnOfTwoGroups_isRefusedByBoth() {
        assertThatThrownBy(
                        () ->
                                table(
                                        keyed("partial-update", "k", "g", "h", "a")
                                                .option("fields.g.sequence-group", "a")
                                                .option("fields.h.sequence-group", "a")))
                .hasStackTraceContaining("defined repeatedly by multiple groups");

        assertThat(codes(by(G).latest(A), by(H).latest(A))).contains("LK0302");
    }

    @Shows("LK0207")
    @Test
    void rule19_notNullOfOneStream_keepsTheOthersFromWriting() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("g", DataTypes.BIGINT())
                                .column("a", DataTypes.BIGINT().notNull())
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "partial-update")
                                .option("fields.g.sequence-group", "a"));
        assertThatThrownBy(() -> table.commit(row(1, null, null)))
                .hasMessageContaining("Cannot write null to non-null column(a)");

        assertThat(codes(by(G).latest(A.notNull()), by(H).latest(B))).contains("LK0207");
    }

    @Shows("LK0907")
    @Test
    void lk0907_notNullOfOneType_keepsTheOthersFromWriting() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("stage", DataTypes.STRING())
                                .column("a", DataTypes.BIGINT().notNull())
                                .column("g", DataTypes.BIGINT()));
        assertThatThrownBy(() -> table.commit(row("CLICK", null, 1)))
                .hasMessageContaining("Cannot write null to non-null column(a)");

        assertThat(
                        HybridTable.named("ads.t")
                                .partitionedBy(DT)
                                .eventTypes(
                                        EventType.of(STAGE, Stage.VIEW).carries(A.notNull()),
                                        EventType.of(STAGE, Stage.CLICK).carries(G))
                                .check()
                                .codes())
                .contains("LK0907");
    }

    @Shows({"LK0601", "LK0602", "LK0605"})
    @Test
    void rule83_bucketsThatCannotBe_areRefusedOrMeanAnother() throws Exception {
        for (String count : List.of("0", "-3")) {
            assertThatThrownBy(() -> table(keyed("deduplicate", "k", "a").option("bucket", count)))
                    .isInstanceOf(RuntimeException.class);
        }
        PlainTable postponed = table(keyed("deduplicate", "k", "a").option("bucket", "-2"));
        assertThat(postponed.commit(row(1, 1)).rows()).isEmpty();
        assertThatThrownBy(
                        () ->
                                table(
                                        Schema.newBuilder()
                                                .column("a", DataTypes.BIGINT())
                                                .option("bucket", "2")))
                .hasStackTraceContaining("bucket");

        SummaryTable.Builder summary =
                SummaryTable.named("ads.t").primaryKey(K).aggregate(A, AggFunctions.sum());
        assertThat(summary.buckets(Buckets.fixed(-2)).check().codes()).contains("LK0601");
        assertThat(codesOfBuckets(Buckets.fixed(2).by(H))).contains("LK0602");
        assertThat(codesOfBuckets(Buckets.fixed(2))).contains("LK0605");
    }

    private static List<String> codesOfBuckets(Buckets.Fixed buckets) {
        return AppendTable.named("ads.t").columns(A).buckets(buckets).check().codes();
    }

    @Shows("LK0003")
    @Test
    void rule89_nameWithAComma_cannotBeGivenAnOrder() {
        assertThatThrownBy(
                        () ->
                                table(
                                        keyed("partial-update", "k", "g", "a,b")
                                                .option("fields.g.sequence-group", "a,b")))
                .hasStackTraceContaining("can not be found in table schema");

        assertThat(codes(by(G).latest(Column.of("a,b", BIGINT)))).contains("LK0003");
    }

    @Shows("LK0803")
    @Test
    void rule139_timeThatIsNone_isStoredAndBreaksLater() throws Exception {
        PlainTable table =
                table(keyed("deduplicate", "k", "a").option("snapshot.time-retained", "soon"));
        assertThatThrownBy(() -> table.commit(row(1, 1))).hasStackTraceContaining("soon");

        TableDesign design =
                SummaryTable.named("ads.t")
                        .primaryKey(K)
                        .aggregate(A, AggFunctions.sum())
                        .rawOption("snapshot.time-retained", "soon")
                        .build();
        assertThat(PaimonSchemas.check(design).codes()).contains("LK0803");
    }

    @Shows("LK0203")
    @Test
    void lk0203_rowWithoutFields_cannotBeStored() throws Exception {
        PlainTable table = table(valued(new RowType(List.of())));
        assertThatThrownBy(() -> table.commit(GenericRow.of(1L, GenericRow.of())))
                .isInstanceOf(Exception.class);

        assertThat(codes(by(G).latest(Column.of("v", ColumnType.row())))).contains("LK0203");
    }

    @Shows("LK0306")
    @Test
    void lk0306_orderThatOwnsNothing_movesBack() throws Exception {
        PlainTable table = table(keyed("partial-update", "k", "g"));
        assertThat(table.commit(row(1, 5)).commit(row(1, 3)).value("g")).isEqualTo(3L);

        assertThat(codes(by(G))).contains("LK0306");
    }

    @Shows("LK0311")
    @Test
    void lk0311_sameOrderTwice_leavesTheTie() throws Exception {
        Schema.Builder schema =
                keyed("partial-update", "k", "g", "a").option("fields.g,g.sequence-group", "a");
        assertThat(table(schema).commit(row(1, 5, 1)).commit(row(1, 5, 2)).value("a"))
                .isEqualTo(2L);
        assertThat(table(schema).commit(row(1, 5, 2)).commit(row(1, 5, 1)).value("a"))
                .isEqualTo(1L);

        assertThat(codes(by(G).thenBy(G).latest(A))).contains("LK0311");
    }

    @Shows("LK0409")
    @Test
    void lk0409_limitOfOtherThanNestedRows_isIgnored() throws Exception {
        PlainTable table =
                table(
                        valued(
                                DataTypes.ARRAY(DataTypes.BIGINT()),
                                "fields.v.aggregate-function",
                                "collect",
                                "fields.v.count-limit",
                                "1"));
        table.commit(row(1, List.of(1L))).commit(row(1, List.of(2L)));
        assertThat(table.value("v")).isEqualTo(List.of(1L, 2L));

        assertThat(codes(Column.of("v", array(BIGINT)), AggFunctions.collect().limitedTo(1)))
                .contains("LK0409");
    }

    @Shows("LK0416")
    @Test
    void lk0416_sumThatIgnoresRetractions_countsUpdatesTwice() throws Exception {
        PlainTable table =
                table(
                        valued(
                                DataTypes.BIGINT(),
                                "fields.v.aggregate-function",
                                "sum",
                                "fields.v.ignore-retract",
                                "true"));
        table.commit(row(1, 10))
                .commit(row(RowKind.UPDATE_BEFORE, 1, 10), row(RowKind.UPDATE_AFTER, 1, 20));
        assertThat(table.value("v")).isEqualTo(30L);

        assertThat(codes(A, AggFunctions.sum().ignoringRetract())).contains("LK0416");
    }

    @Shows("LK0417")
    @Test
    void lk0417_maxOfConstants_isTheLastInTheAlphabet() throws Exception {
        PlainTable table = table(valued(DataTypes.STRING(), "fields.v.aggregate-function", "max"));
        table.commit(row(1, Stage.VIEW.name())).commit(row(1, Stage.SALE.name()));
        assertThat(table.value("v")).isEqualTo("VIEW");

        assertThat(codes(STAGE, AggFunctions.max())).contains("LK0417");
    }

    @Shows("LK0510")
    @Test
    void lk0510_ageOfNothing_expiresWhatIsWritten() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column("a", DataTypes.BIGINT())
                                .partitionKeys("dt")
                                .option("partition.expiration-time", "0 s")
                                .option("partition.timestamp-pattern", "$dt")
                                .option("partition.timestamp-formatter", "yyyy-MM-dd")
                                .option("partition.expiration-check-interval", "0 s"));
        table.commit(row("2026-11-23", 1)).commit(row("2026-11-24", 2));
        assertThat(table.rows()).hasSizeLessThan(2);

        assertThat(
                        AppendTable.named("ads.t")
                                .columns(DT, A)
                                .partitionedBy(DT)
                                .keep(Retention.partitions(Duration.ZERO))
                                .check()
                                .codes())
                .contains("LK0510");
    }

    @Shows("LK0906")
    @Test
    void lk0906_partitionsWithoutADay_neverExpire() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("stage", DataTypes.STRING())
                                .column("a", DataTypes.BIGINT())
                                .partitionKeys("stage")
                                .option("partition.expiration-time", "1 ms")
                                .option("partition.expiration-check-interval", "0 s"));
        table.commit(row("VIEW", 1)).commit(row("CLICK", 2)).commit(row("CLICK", 3));
        assertThat(table.rows()).hasSize(3);

        assertThat(
                        HybridTable.named("ads.t")
                                .eventTypes(
                                        EventType.of(STAGE, Stage.VIEW).carries(A),
                                        EventType.of(STAGE, Stage.CLICK).carries(G))
                                .check()
                                .codes())
                .contains("LK0906");
    }

    @Shows("LK0608")
    @Test
    void rule77_keyThatMovesBetweenPartitions_needsAnIndexOfAllKeys() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column("k", DataTypes.BIGINT())
                                .column("a", DataTypes.BIGINT())
                                .partitionKeys("dt")
                                .primaryKey("k")
                                .option("bucket", "-1"));
        table.commitInto(0, row("2026-11-23", 1, 1)).commitInto(0, row("2026-11-24", 1, 2));
        assertThat(table.rows()).hasSize(2);

        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(K)
                                .aggregate(A, AggFunctions.sum())
                                .partitionedBy(DT)
                                .buckets(Buckets.dynamic())
                                .check()
                                .codes())
                .contains("LK0608");
    }

    @Shows("LK0606")
    @Test
    void rule80_twoJobsWithDynamicBuckets_storeAKeyTwice() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "a").option("bucket", "-1"));
        table.commitInto(0, row(1, 1)).commitInto(1, row(1, 2));
        assertThat(table.rows()).hasSize(2);

        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(K)
                                .aggregate(A, AggFunctions.sum())
                                .buckets(Buckets.dynamic())
                                .check()
                                .codes())
                .contains("LK0606");
    }

    @Shows("LK0002")
    @Test
    void lk0002_nameWithASlash_isADirectoryElsewhere() throws Exception {
        PlainTable.createNamed(warehouse, "../a/b", keyed("deduplicate", "k", "a"));
        assertThat(warehouse.resolve("a/b/schema")).exists();

        assertThat(AppendTable.named("plain.../a/b").columns(A).check().codes()).contains("LK0002");
    }

    @Shows("LK0008")
    @Test
    void lk0008_tableWithoutColumns_isCreated() throws Exception {
        PlainTable table = table(Schema.newBuilder());
        assertThatThrownBy(() -> table.commit(row()).rows()).isInstanceOf(Exception.class);

        assertThat(AppendTable.named("ads.t").check().codes()).contains("LK0008");
    }

    @Shows("LK0104")
    @Test
    void lk0104_keyThatRepeats_isRefusedByBoth() {
        assertThatThrownBy(
                        () ->
                                table(
                                        Schema.newBuilder()
                                                .column("k", DataTypes.BIGINT())
                                                .primaryKey("k", "k")))
                .isInstanceOf(RuntimeException.class);

        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(K, K)
                                .aggregate(A, AggFunctions.sum())
                                .check()
                                .codes())
                .contains("LK0104");
    }

    @Shows("LK0201")
    @Test
    void lk0201_timeOfMicroseconds_isStoredInMilliseconds() throws Exception {
        PlainTable table = table(valued(DataTypes.TIME(6)));
        assertThat(table.commit(GenericRow.of(1L, 1)).value("v")).isEqualTo(1);

        assertThat(codes(by(G).latest(Column.of("v", ColumnType.time(6))))).contains("LK0201");
    }

    @Shows("LK0205")
    @Test
    void lk0205_fieldWithAComma_isTakenForTwo() throws Exception {
        PlainTable table =
                table(
                        valued(
                                DataTypes.ARRAY(
                                        DataTypes.ROW(DataTypes.FIELD(0, "a,b", DataTypes.INT()))),
                                "fields.v.aggregate-function",
                                "nested_update",
                                "fields.v.nested-key",
                                "a,b"));
        GenericArray nested = new GenericArray(new Object[] {GenericRow.of(1)});
        assertThatThrownBy(() -> table.commit(GenericRow.of(1L, nested)))
                .isInstanceOf(Exception.class);

        Column<Row> rows = Column.of("v", ColumnType.row(Column.of("a,b", ColumnType.INT)));
        assertThat(codes(by(G).latest(rows))).contains("LK0205");
    }

    @Shows("LK0422")
    @Test
    void lk0422_functionWhoseClassIsMissing_leavesRowsUnread() throws Exception {
        PlainTable table =
                table(
                        valued(
                                DataTypes.BIGINT(),
                                "fields.v.aggregate-function",
                                FunctionFactory.IDENTIFIER,
                                StoredFunction.classOption("v"),
                                "com.example.Gone"));
        assertThatThrownBy(() -> table.commit(row(1, 1)).commit(row(1, 2)).rows())
                .hasStackTraceContaining("com.example.Gone");

        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(K)
                                .aggregate(Column.of("v", TopCreatives.TYPE), new TopCreatives(3))
                                .check()
                                .codes())
                .contains("LK0422");
    }

    @Shows("LK0503")
    @Test
    void lk0503_partitionColumnTwice_isRefusedByBoth() {
        assertThatThrownBy(
                        () ->
                                table(
                                        Schema.newBuilder()
                                                .column("dt", DataTypes.STRING())
                                                .partitionKeys("dt", "dt")))
                .isInstanceOf(RuntimeException.class);

        assertThat(AppendTable.named("ads.t").columns(DT).partitionedBy(DT, DT).check().codes())
                .contains("LK0503");
    }
}
