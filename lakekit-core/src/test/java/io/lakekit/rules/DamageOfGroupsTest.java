package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plain Paimon does to the rows of partial-update tables without a word, each by the number of
 * its rule, and what lakekit says instead.
 */
class DamageOfGroupsTest {

    private static final Column<Long> K = Column.of("k", BIGINT).notNull();
    private static final Column<Long> G = Column.of("g", BIGINT);
    private static final Column<Long> A = Column.of("a", BIGINT);
    private static final Column<Long> O = Column.of("outside", BIGINT);

    @TempDir Path warehouse;

    private static WideTable.Builder wide(SequenceGroup... groups) {
        return WideTable.named("ads.t").primaryKey(K).groups(groups).buckets(Buckets.fixed(1));
    }

    private static SequenceGroup g() {
        return SequenceGroup.named("g").orderedBy(G);
    }

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static Schema.Builder grouped(String function) {
        return keyed("partial-update", "k", "g", "a")
                .option("fields.g.sequence-group", "a")
                .option("fields.a.aggregate-function", function);
    }

    @Shows("LK0330")
    @Test
    void rule1_columnOutsideEveryGroup_takesTheLateRow() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "a", "outside")
                                .option("fields.g.sequence-group", "a"));
        table.commit(row(1, 2, 20, 20)).commit(row(1, 1, 10, 10));
        assertThat(table.rows()).containsExactly(List.of(1L, 2L, 20L, 10L));

        assertThat(wide(g().latest(A)).unordered(O).check().codes()).contains("LK0330");
        assertThat(Kept.codesOfImport(warehouse)).contains("LK0330");
    }

    @Shows("LK1201")
    @Test
    void rule2_rowThatNothingOrders_isSeenUntilTheNextComes() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "a")
                                .option("fields.g.sequence-group", "a"));
        table.commit(row(1, null, 10));
        assertThat(table.value("a")).isEqualTo(10L);
        table.commit(row(1, null, 11));
        assertThat(table.value("a")).isNull();

        WideTable design = wide(g().latest(A)).build();
        try (Lake lake = Lake.open(warehouse);
                TableWriter<WideTable> writer = lake.create(design).writer()) {
            assertThatThrownBy(
                            () ->
                                    writer.stream(design.groups().get(0))
                                            .write(Row.of(K, 1L).with(A, 10L)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.t.g: is null in a row of group 'g'");
        }
    }

    @Shows("LK0402")
    @Test
    void rule4_lastNonNullOfAGroup_dependsOnCommits() throws Exception {
        GenericRow[] rows = {row(1, 1, 10), row(1, 3, null), row(1, 2, 20)};
        Set<@Nullable Object> results = new HashSet<>();
        results.add(table(grouped("last_non_null_value")).commit(rows).value("a"));
        results.add(
                table(grouped("last_non_null_value"))
                        .commit(rows[0])
                        .commit(rows[1], rows[2])
                        .value("a"));
        assertThat(results).containsExactlyInAnyOrder(10L, 20L);

        assertThat(wide(g().aggregate(A, AggFunctions.latestNonNull())).check().codes())
                .contains("LK0402");
    }

    @Shows("LK0405")
    @Test
    void rule5_sumOfAGroup_takesLateAndRepeatedRows() throws Exception {
        PlainTable table = table(grouped("sum")).commit(row(1, 5, 10)).commit(row(1, 3, 1));
        assertThat(table.value("a")).isEqualTo(11L);
        assertThat(table.commit(row(1, 5, 10)).value("a")).isEqualTo(21L);

        assertThat(wide(g().aggregate(A, AggFunctions.sum())).check().codes()).contains("LK0405");
    }

    @Shows("LK0303")
    @Test
    void rule6_keyInAGroup_isReadAsNull() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "h", "b")
                                .option("fields.g.sequence-group", "k")
                                .option("fields.h.sequence-group", "b"));
        table.commit(row(1, null, 1, 1)).commit(row(1, null, 2, 2));
        assertThat(table.value("k")).isNull();
        assertThatThrownBy(table::compact).hasStackTraceContaining("null");

        assertThat(wide(g().latest(K)).check().codes()).contains("LK0303");
    }

    @Shows("LK0402")
    @Test
    void rule12_firstNonNullOfAGroup_isErasedByALateNull() throws Exception {
        PlainTable table = table(grouped("first_non_null_value"));
        table.commit(row(1, 5, 5)).commit(row(1, 3, null));
        assertThat(table.value("a")).isNull();

        assertThat(wide(g().aggregate(A, AggFunctions.firstNonNull())).check().codes())
                .contains("LK0402");
    }

    @Shows("LK0402")
    @Test
    void rule13_firstOfAGroup_isReplacedByEveryLateRow() throws Exception {
        PlainTable table = table(grouped("first_value"));
        table.commit(row(1, 5, 10)).commit(row(1, 7, 70)).commit(row(1, 3, 30));
        assertThat(table.value("a")).isEqualTo(30L);
        assertThat(table.commit(row(1, 4, 40)).value("a")).isEqualTo(40L);

        assertThat(wide(g().aggregate(A, AggFunctions.first())).check().codes()).contains("LK0402");
    }

    @Shows({"LK0332", "LK0802"})
    @Test
    void rule14_sequenceFieldOfPartialRows_dependsOnCompaction() throws Exception {
        Set<@Nullable Object> results = new HashSet<>();
        for (boolean compacted : new boolean[] {false, true}) {
            PlainTable table =
                    table(
                            keyed("partial-update", "k", "s", "a", "b")
                                    .option("sequence.field", "s"));
            table.commit(row(1, 1, 1, null)).commit(row(1, 3, null, 3));
            results.add(
                    (compacted ? table.compact() : table).commit(row(1, 2, 2, null)).value("a"));
        }
        assertThat(results).containsExactlyInAnyOrder(1L, 2L);

        assertThat(wide().unordered(A).rowsOrderedBy(G).check().codes()).contains("LK0332");
        WideTable design = wide(g().latest(A)).rawOption("sequence.field", "g").build();
        assertThat(PaimonSchemas.check(design).codes()).contains("LK0802");
    }

    @Shows("LK0310")
    @Test
    void rule22_textThatOrders_isComparedByteByByte() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("g", DataTypes.STRING())
                                .column("a", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "partial-update")
                                .option("fields.g.sequence-group", "a"));
        table.commit(row(1, "9", 9)).commit(row(1, "10", 10));
        assertThat(table.value("a")).isEqualTo(9L);

        SequenceGroup spelt = SequenceGroup.named("g").orderedBy(Column.of("g", STRING)).latest(A);
        assertThat(wide(spelt).check().codes()).contains("LK0310");
    }

    @Shows({"LK0312", "LK0313"})
    @Test
    void rule24_equalOrder_isDecidedByArrival() throws Exception {
        Schema.Builder schema =
                keyed("partial-update", "k", "g", "a").option("fields.g.sequence-group", "a");
        assertThat(table(schema).commit(row(1, 5, 1)).commit(row(1, 5, 2)).value("a"))
                .isEqualTo(2L);
        assertThat(table(schema).commit(row(1, 5, 2)).commit(row(1, 5, 1)).value("a"))
                .isEqualTo(1L);

        SequenceGroup coarse =
                SequenceGroup.named("g").orderedBy(Column.of("g", timestamp(0))).latest(A);
        assertThat(wide(coarse).check().codes()).contains("LK0312");
        assertThat(wide(g().latest(A)).check().codes()).containsExactly("LK0313");
    }
}
