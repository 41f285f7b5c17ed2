package io.lakekit.rules;

import static io.lakekit.rules.Kept.V;
import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BOOLEAN;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.FLOAT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.distinct.DistinctSet;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plain Paimon makes of aggregated columns without a word, each by the number of its rule, and
 * what lakekit says instead.
 */
class DamageOfFunctionsTest {

    private static final Column<Long> K = Column.of("k", BIGINT).notNull();

    @TempDir Path warehouse;

    private PlainTable table(DataType type, String function) throws Exception {
        return PlainTable.create(warehouse, schema(type, function));
    }

    private static Schema.Builder schema(DataType type, String function) {
        return Schema.newBuilder()
                .column("k", DataTypes.BIGINT())
                .column("v", type)
                .primaryKey("k")
                .option("bucket", "1")
                .option("merge-engine", "aggregation")
                .option("fields.v.aggregate-function", function);
    }

    private static <T> List<String> codes(ColumnType<T> type, AggFunction<? super T> function) {
        return SummaryTable.named("ads.t")
                .primaryKey(K)
                .aggregate(Column.of("v", type), function)
                .check()
                .codes();
    }

    @Shows("LK1215")
    @Test
    void rule29_retractionOfAMaximum_makesTheKeyUnreadable() throws Exception {
        PlainTable table = table(DataTypes.BIGINT(), "max");
        table.commit(row(1, 5)).commit(row(RowKind.DELETE, 1, 5));
        assertThatThrownBy(table::rows).hasStackTraceContaining("does not support retraction");
        assertThatThrownBy(table::compact).hasStackTraceContaining("does not support retraction");

        assertThat(AggFunctions.max().traits().toString()).doesNotContain("RETRACTABLE");
        assertThat(Kept.codesOfChanges(V, AggFunctions.max())).containsExactly("LK1215");
    }

    @Shows("LK1215")
    @Test
    void rule31_retractionsOfAGroupedSum_areAdded() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        keyed("partial-update", "k", "g", "v")
                                .option("fields.g.sequence-group", "v")
                                .option("fields.v.aggregate-function", "sum"));
        table.commit(row(1, 1, 10)).commit(row(RowKind.UPDATE_BEFORE, 1, 1, 3));
        assertThat(table.value("v")).isEqualTo(7L);
        table.commit(row(RowKind.UPDATE_BEFORE, 1, 1, 1), row(RowKind.UPDATE_BEFORE, 1, 1, 1));
        assertThat(table.value("v")).isEqualTo(9L);

        SequenceGroup group =
                SequenceGroup.named("g")
                        .orderedBy(Column.of("g", BIGINT))
                        .aggregate(V, AggFunctions.sum());
        WideTable design = Kept.wide(group).accept("LK0405", V, "rows come once").build();
        assertThat(Kept.codesOfChanges(design, group)).containsExactly("LK1215");
        assertThat(Kept.codesOfChanges(design, null)).containsExactly("LK1215");
    }

    @Shows("LK0421")
    @Test
    void rule50_repeatedRow_isSummedAgain() throws Exception {
        PlainTable table = table(DataTypes.BIGINT(), "sum").commit(row(1, 5)).commit(row(1, 5));
        assertThat(table.value("v")).isEqualTo(10L);

        assertThat(codes(BIGINT, AggFunctions.sum())).contains("LK0421");
    }

    @Shows("LK0401")
    @Test
    void rule53_maximumOfBoolean_makesTheKeyUnreadable() throws Exception {
        PlainTable table = table(DataTypes.BOOLEAN(), "max");
        table.commit(row(1, true)).commit(row(1, false));
        assertThatThrownBy(table::rows).hasStackTraceContaining("Incomparable type");

        Column<Boolean> flag = Column.of("v", BOOLEAN);
        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(K)
                                .aggregate(flag, AggFunctions.max())
                                .check()
                                .codes())
                .contains("LK0401");
    }

    @Shows("LK0407")
    @Test
    void rule54_sumOfInt_wrapsRound() throws Exception {
        PlainTable table = table(DataTypes.INT(), "sum");
        table.commit(GenericRow.of(1L, Integer.MAX_VALUE)).commit(GenericRow.of(1L, 1));
        assertThat(table.value("v")).isEqualTo(Integer.MIN_VALUE);

        assertThat(codes(INT, AggFunctions.sum())).contains("LK0407");
    }

    @Shows("LK0403")
    @Test
    void rule55_sumOfDecimal_turnsNegativeWhenCompacted() throws Exception {
        PlainTable table = table(DataTypes.DECIMAL(9, 2), "sum");
        for (int i = 0; i < 3; i++) {
            table.commit(
                    GenericRow.of(1L, Decimal.fromBigDecimal(new BigDecimal("9999999.99"), 9, 2)));
        }
        assertThat(table.value("v")).isEqualTo(new BigDecimal("29999999.97"));
        assertThat(table.compact().value("v")).isEqualTo(new BigDecimal("-12949672.99"));

        assertThat(codes(decimal(9, 2), AggFunctions.sum())).contains("LK0403");
    }

    @Shows("LK0413")
    @Test
    void rule56_sumOfFloat_losesSmallNumbers() throws Exception {
        PlainTable table = table(DataTypes.FLOAT(), "sum");
        table.commit(GenericRow.of(1L, 16_777_216f)).commit(GenericRow.of(1L, 1f));
        assertThat(table.value("v")).isEqualTo(16_777_216f);

        assertThat(codes(FLOAT, AggFunctions.sum())).contains("LK0413");
    }

    @Shows("LK0413")
    @Test
    void lk0413_sumOfDouble_dependsOnTheOrderOfRows() throws Exception {
        PlainTable one = table(DataTypes.DOUBLE(), "sum");
        one.commit(GenericRow.of(1L, 1e16)).commit(GenericRow.of(1L, 1.0));
        one.commit(GenericRow.of(1L, -1e16));
        PlainTable other = table(DataTypes.DOUBLE(), "sum");
        other.commit(GenericRow.of(1L, 1e16)).commit(GenericRow.of(1L, -1e16));
        other.commit(GenericRow.of(1L, 1.0));
        assertThat(one.value("v")).isEqualTo(0.0);
        assertThat(other.value("v")).isEqualTo(1.0);

        assertThat(codes(ColumnType.DOUBLE, AggFunctions.sum())).contains("LK0413");
    }

    @Shows({"LK0425", "LK0426"})
    @ParameterizedTest
    @ValueSource(strings = {"sum", "product"})
    void rule169_resultOfDecimal_turnsNullAndStartsAgain(String function) throws Exception {
        PlainTable table = table(DataTypes.DECIMAL(38, 2), function);
        Decimal large = Decimal.fromBigDecimal(new BigDecimal("9e35").setScale(2), 38, 2);
        table.commit(GenericRow.of(1L, large)).commit(GenericRow.of(1L, large));
        assertThat(table.value("v")).isNull();
        Decimal five = Decimal.fromBigDecimal(new BigDecimal("5.00"), 38, 2);
        table.commit(GenericRow.of(1L, five));
        assertThat(table.value("v")).isEqualTo(new BigDecimal("5.00"));

        assertThat(codes(decimal(38, 2), AggFunctions.sum())).contains("LK0425");
        assertThat(codes(decimal(38, 30), AggFunctions.sum())).contains("LK0426");
        assertThat(codes(decimal(38, 2), AggFunctions.product())).contains("LK0426");
    }

    @Shows("LK0427")
    @Test
    void lk0427_sumThatMayNotBeNull_canNeverBeCompactedAgain() throws Exception {
        PlainTable table = table(DataTypes.DECIMAL(38, 2).notNull(), "sum");
        Decimal large = Decimal.fromBigDecimal(new BigDecimal("9e35").setScale(2), 38, 2);
        table.commit(GenericRow.of(1L, large)).commit(GenericRow.of(1L, large));
        assertThatThrownBy(table::compact).isInstanceOf(Exception.class);
        assertThatThrownBy(table::compact).isInstanceOf(Exception.class);

        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(K)
                                .aggregate(
                                        Column.of("v", decimal(38, 2)).notNull(),
                                        AggFunctions.sum())
                                .check()
                                .codes())
                .contains("LK0427");
    }

    @Shows({"LK0333", "LK0802"})
    @Test
    void rule58_firstUnderASequenceField_dependsOnCompaction() throws Exception {
        assertThat(firstOf(false)).isNotEqualTo(firstOf(true));

        SummaryTable design =
                SummaryTable.named("ads.t")
                        .primaryKey(K)
                        .aggregate(Column.of("v", BIGINT), AggFunctions.first())
                        .rawOption("sequence.field", "v")
                        .build();
        assertThat(PaimonSchemas.check(design).codes()).containsExactly("LK0802");
        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(K)
                                .aggregate(Column.of("v", BIGINT), AggFunctions.first())
                                .rowsOrderedBy(Column.of("s", BIGINT))
                                .check()
                                .codes())
                .contains("LK0333");
    }

    private Object firstOf(boolean compacted) throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        keyed("aggregation", "k", "s", "v")
                                .option("sequence.field", "s")
                                .option("fields.v.aggregate-function", "first_value"));
        table.commit(row(1, 3, 3)).commit(row(1, 5, 5));
        return Objects.requireNonNull(
                (compacted ? table.compact() : table)
                        .commit(row(1, 4, 4), row(1, 1, 1))
                        .value("v"));
    }

    @Shows("LK0420")
    @Test
    void rule65_firstListOfDistinctElements_keepsItsRepeats() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        schema(DataTypes.ARRAY(DataTypes.STRING()), "collect")
                                .option("fields.v.distinct", "true"));
        assertThat(table.commit(row(1, List.of("a", "a"))).value("v")).isEqualTo(List.of("a", "a"));
        assertThat(table.commit(row(1, List.of("b"))).value("v"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("a", "b");

        assertThat(codes(array(STRING), AggFunctions.collectDistinct())).contains("LK0420");
        Column<List<String>> tags = Column.of("tags", array(STRING));
        assertThat(alone(tags, AggFunctions.collectDistinct(), List.of("a", "b", "a")))
                .isEqualTo(List.of("a", "b"));
        Column<String> slot = Column.of("slot", STRING).notNull();
        Column<Long> won = Column.of("won", BIGINT);
        Column<List<Row>> slots = Column.of("slots", array(ColumnType.row(slot, won)));
        Row last = Row.of(slot, "top").with(won, 2L);
        assertThat(
                        alone(
                                slots,
                                AggFunctions.nestedUpdate(slot),
                                List.of(Row.of(slot, "top").with(won, 1L), last)))
                .isEqualTo(List.of(last));
    }

    /** What is read of the only value of a key that lakekit wrote. */
    private <T> Object alone(Column<T> column, AggFunction<? super T> function, T value) {
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> table =
                    lake.create(
                            SummaryTable.named("ads." + column.name())
                                    .primaryKey(K)
                                    .aggregate(column, function)
                                    .build());
            Kept.write(table, Row.of(K, 1L).with(column, value));
            return table.reader(column).toList().get(0).get(column);
        }
    }

    @Shows("LK0412")
    @Test
    void rule66_distinctBytes_pileUp() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        schema(DataTypes.ARRAY(DataTypes.BYTES()), "collect")
                                .option("fields.v.distinct", "true"));
        table.commit(row(1, List.of(new byte[] {1}))).commit(row(1, List.of(new byte[] {1})));
        assertThat((List<?>) table.value("v")).hasSize(2);

        assertThat(codes(array(BYTES), AggFunctions.collectDistinct())).contains("LK0412");
    }

    @Shows("LK0406")
    @Test
    void rule67_limitedNestedRows_dropUpdates() throws Exception {
        DataType rows =
                DataTypes.ARRAY(
                        DataTypes.ROW(
                                DataTypes.FIELD(0, "id", DataTypes.BIGINT()),
                                DataTypes.FIELD(1, "v", DataTypes.BIGINT())));
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        schema(rows, "nested_update")
                                .option("fields.v.nested-key", "id")
                                .option("fields.v.count-limit", "2"));
        table.commit(row(1, List.of(GenericRow.of(1L, 1L))))
                .commit(row(1, List.of(GenericRow.of(2L, 2L))))
                .commit(row(1, List.of(GenericRow.of(1L, 100L))));
        assertThat(table.value("v"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(List.of(1L, 1L), List.of(2L, 2L));

        Column<Long> id = Column.of("id", BIGINT);
        ColumnType<List<Row>> nested = array(ColumnType.row(id, Column.of("v", BIGINT)));
        assertThat(codes(nested, AggFunctions.nestedUpdate(id).limitedTo(2))).contains("LK0406");
    }

    @Shows("LK0410")
    @Test
    void rule69_nestedKeyThatIsNoField_failsTheWrite() throws Exception {
        DataType rows =
                DataTypes.ARRAY(DataTypes.ROW(DataTypes.FIELD(0, "id", DataTypes.BIGINT())));
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        schema(rows, "nested_update").option("fields.v.nested-key", "ident"));
        assertThatThrownBy(() -> table.commit(row(1, List.of(GenericRow.of(1L)))))
                .isInstanceOf(Exception.class);

        Column<Long> id = Column.of("id", BIGINT);
        assertThat(
                        codes(
                                array(ColumnType.row(id)),
                                AggFunctions.nestedUpdate(Column.of("ident", BIGINT))))
                .contains("LK0410");
    }

    @Shows("LK1201")
    @Test
    void rule70_rubbishInABitmap_makesTheKeyUnreadable() throws Exception {
        PlainTable table = table(DataTypes.BYTES(), "rbm64");
        table.commit(row(1, new byte[] {1})).commit(row(1, new byte[] {2}));
        assertThatThrownBy(table::rows).isInstanceOf(Exception.class);
        assertThatThrownBy(table::compact).isInstanceOf(Exception.class);

        Column<byte[]> users = Column.of("v", BYTES);
        for (AggFunction<byte[]> function :
                List.of(
                        AggFunctions.rbm32(),
                        AggFunctions.rbm64(),
                        AggFunctions.hllSketch(),
                        AggFunctions.thetaSketch())) {
            try (Lake lake = Lake.open(warehouse)) {
                LakeTable<SummaryTable> kept =
                        lake.create(
                                SummaryTable.named(
                                                "ads."
                                                        + function.kind()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT))
                                        .primaryKey(K)
                                        .aggregate(users, function)
                                        .build());
                assertThatThrownBy(
                                () -> Kept.write(kept, Row.of(K, 1L).with(users, new byte[] {1})))
                        .isInstanceOf(DiagnosticsException.class)
                        .hasMessageContaining("LK1201 ERROR " + kept.design().name() + ".v: is not")
                        .hasMessageContaining("1 bytes (01) are no");
                Row good =
                        Row.of(K, 1L).with(users, DistinctSet.builder(function).build().toBytes());
                Kept.write(kept, good, good);
                assertThat(kept.reader(K).toList()).containsExactly(Row.of(K, 1L));
            }
        }
    }

    @Shows("LK0419")
    @Test
    void rule51_replayOfOlderRowsOnly_movesBack() throws Exception {
        PlainTable table = table(DataTypes.BIGINT(), "last_value");
        table.commit(row(1, 10)).commit(row(1, 20)).commit(row(1, 10));
        assertThat(table.value("v")).isEqualTo(10L);

        assertThat(codes(BIGINT, AggFunctions.latest())).contains("LK0419");
    }

    @Shows("LK1109")
    @Test
    void rule59_columnWithoutAFunction_takesTheLastValueThatIsNotNull() throws Exception {
        PlainTable table = PlainTable.create(warehouse, keyed("aggregation", "k", "v"));
        table.commit(row(1, 5)).commit(row(1, 3)).commit(row(1, null));
        assertThat(table.value("v")).isEqualTo(3L);

        assertThat(Kept.codesOfImport(warehouse)).contains("LK1109");
    }

    @Shows("LK0801")
    @Test
    void rule60_misspeltSuffix_isNoFunction() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        keyed("aggregation", "k", "v").option("fields.v.aggregate-functon", "sum"));
        table.commit(row(1, 5)).commit(row(1, 3));
        assertThat(table.value("v")).isEqualTo(3L);

        assertThat(Kept.codesOfRaw("fields.v.aggregate-functon", "sum")).containsExactly("LK0801");
    }

    @Shows("LK0802")
    @Test
    void rule64_distinctListagg_keepsRepeats() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        schema(DataTypes.STRING(), "listagg").option("fields.v.distinct", "true"));
        table.commit(row(1, "a")).commit(row(1, "a"));
        assertThat(table.value("v")).isEqualTo("a,a");

        assertThat(Kept.codesOfRaw("fields.v.distinct", "true")).containsExactly("LK0802");
    }

    @Test
    void rule71_defaultOfASum_isAddedForNull() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("v", DataTypes.BIGINT(), "", "7")
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "aggregation")
                                .option("fields.v.aggregate-function", "sum"));
        table.commit(row(1, 1)).commit(row(1, null));
        assertThat(table.value("v")).isEqualTo(8L);

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(Kept.sums().build());
            Kept.write(kept, Row.of(K, 1L).with(Kept.V, 1L), Row.of(K, 1L).with(Kept.V, null));
            assertThat(kept.reader(Kept.V).toList()).containsExactly(Row.of(Kept.V, 1L));
        }
    }
}
