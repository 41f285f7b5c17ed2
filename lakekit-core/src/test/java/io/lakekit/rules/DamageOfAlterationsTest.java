package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.CatalogConflictException;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of stored rows when plain Paimon takes another option for their table, each by the
 * number of its rule, and how lakekit's plan refuses the same.
 */
class DamageOfAlterationsTest {

    private static final Column<Long> G = Column.of("g", BIGINT);
    private static final Column<Long> H = Column.of("h", BIGINT);
    private static final Column<Long> A = Column.of("a", BIGINT);
    private static final Column<Long> B = Column.of("b", BIGINT);

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static SequenceGroup group(Column<Long> order, Column<Long> value) {
        return SequenceGroup.named(order.name()).orderedBy(order).latest(value);
    }

    private static void assertRefused(Lake lake, TableDesign design) {
        TableDiff<?> diff = lake.plan(design);
        assertThat(diff.diagnostics().codes()).contains("LK1102");
        assertThatThrownBy(() -> lake.apply(diff))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1102 ERROR ads.t");
    }

    @Shows("LK1102")
    @Test
    void rule104_deletionVectorsOfALiveTable_showAKeyTwice() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "v"));
        table.commit(
                        LongStream.range(0, 20_000)
                                .mapToObj(k -> row(k, 0))
                                .toArray(GenericRow[]::new))
                .compact();
        for (int v = 1; v <= 5; v++) {
            table.commit(row(7, v));
        }
        assertThat(table.rows()).contains(List.of(7L, 5L)).doesNotContain(List.of(7L, 0L));

        PlainTable altered =
                table.alter(SchemaChange.setOption("deletion-vectors.enabled", "true"))
                        .commit(row(8, 1));
        assertThat(altered.rows()).contains(List.of(7L, 5L), List.of(7L, 0L));

        try (Lake lake = Lake.open(warehouse)) {
            Kept.write(lake.create(Kept.sums().build()), Row.of(Kept.K, 1L).with(Kept.V, 1L));
            assertRefused(lake, Kept.sums().rawOption("deletion-vectors.enabled", "true").build());
        }
    }

    @Shows("LK1102")
    @Test
    void rule154_anotherFunction_mergesAnewWhatIsNotCompacted() throws Exception {
        String option = "fields.v.aggregate-function";
        for (boolean compacted : new boolean[] {false, true}) {
            PlainTable table = table(keyed("aggregation", "k", "v").option(option, "sum"));
            table.commit(row(1, 5)).commit(row(1, 3));
            PlainTable altered =
                    (compacted ? table.compact() : table)
                            .alter(SchemaChange.setOption(option, "max"));
            assertThat(altered.value("v")).isEqualTo(compacted ? 8L : 5L);
        }

        Row row = Row.of(Kept.K, 1L);
        SummaryTable maxima =
                SummaryTable.named("ads.t")
                        .primaryKey(Kept.K)
                        .aggregate(Kept.V, AggFunctions.max())
                        .build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(Kept.sums().build());
            Kept.write(kept, row.with(Kept.V, 5L), row.with(Kept.V, 3L));
            assertRefused(lake, maxima);
            assertThat(kept.reader(Kept.V).toList()).containsExactly(Row.of(Kept.V, 8L));
        }
    }

    @Shows("LK1102")
    @Test
    void rule154_groupOfColumnsThatAreThere_bringsBackAnEarlierValue() throws Exception {
        PlainTable table = table(keyed("partial-update", "k", "g", "a"));
        table.commit(row(1, 2, 20)).commit(row(1, 1, 10));
        assertThat(table.value("a")).isEqualTo(10L);
        PlainTable altered = table.alter(SchemaChange.setOption("fields.g.sequence-group", "a"));
        assertThat(altered.value("a")).isEqualTo(20L);

        SequenceGroup written = group(G, A);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(Kept.wide(written, group(H, B)).build());
            Kept.write(kept, written, Row.of(Kept.K, 1L).with(G, 1L).with(A, 1L));
            assertRefused(lake, Kept.wide(group(G, B), group(H, A)).build());
        }
    }

    @Shows({"LK0802", "LK1102"})
    @Test
    void rule154_sequenceFieldOfALiveTable_bringsBackAnEarlierRow() throws Exception {
        SchemaChange change = SchemaChange.setOption("sequence.field", "g");
        PlainTable table = table(keyed("deduplicate", "k", "g", "a"));
        table.commit(row(1, 2, 20)).commit(row(1, 1, 10));
        assertThat(table.value("a")).isEqualTo(10L);
        assertThat(table.alter(change).value("a")).isEqualTo(20L);

        WideTable design = Kept.wide(group(G, A)).build();
        assertThat(Kept.codes(Kept.wide(group(G, A)).rawOption("sequence.field", "g").build()))
                .containsExactly("LK0802");
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(design);
            Kept.write(kept, group(G, A), Row.of(Kept.K, 1L).with(G, 1L).with(A, 1L));
            PlainTable.of(kept, warehouse).alter(change);
            assertThatThrownBy(() -> lake.open(design))
                    .isInstanceOf(CatalogConflictException.class)
                    .hasMessageContaining("sequence.field");
            assertRefused(lake, design);
        }
    }

    @Shows("LK1102")
    @Test
    void rule156_orderThatBecomesText_bringsBackAnEarlierValue() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "a")
                                .option("fields.g.sequence-group", "a"));
        table.commit(row(1, 9, 90)).commit(row(1, 10, 100));
        assertThat(table.value("a")).isEqualTo(100L);
        PlainTable altered = table.alter(SchemaChange.updateColumnType("g", DataTypes.STRING()));
        assertThat(altered.value("a")).isEqualTo(90L);

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(maximumOf(BIGINT));
            Kept.write(kept, Row.of(Kept.K, 1L).with(Kept.V, 9L));
            assertRefused(lake, maximumOf(STRING));
        }
    }

    private static <T extends Comparable<T>> SummaryTable maximumOf(ColumnType<T> type) {
        return SummaryTable.named("ads.t")
                .primaryKey(Kept.K)
                .aggregate(Column.of("v", type), AggFunctions.max())
                .build();
    }
}
