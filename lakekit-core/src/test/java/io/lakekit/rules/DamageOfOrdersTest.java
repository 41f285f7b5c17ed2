package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What decides in plain Paimon which of two rows counts, where somebody expected another, each by
 * the number of its rule, and what decides in lakekit.
 */
class DamageOfOrdersTest {

    private static final Column<Long> G = Column.of("g", BIGINT);
    private static final Column<Long> H = Column.of("h", BIGINT);
    private static final Column<Long> A = Column.of("a", BIGINT);
    private static final SequenceGroup LATEST = SequenceGroup.named("g").orderedBy(G).latest(A);

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static Schema.Builder grouped() {
        return keyed("partial-update", "k", "g", "a").option("fields.g.sequence-group", "a");
    }

    /** Where the only row of a wide table ends that these rows of its only group are written to. */
    private Row kept(SequenceGroup group, Row... rows) {
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> table = lake.create(Kept.wide(group).build());
            Kept.write(table, group, rows);
            return table.reader(A).first().orElseThrow();
        }
    }

    private static Row update(Long order, Long value) {
        return Row.of(Kept.K, 1L).with(G, order).with(A, value);
    }

    @Test
    void rule3_newerNull_clearsAColumnOfAGroup() throws Exception {
        PlainTable table = table(grouped());
        table.commit(row(1, 1, 10)).commit(row(1, 2, null));
        assertThat(table.value("a")).isNull();

        SequenceGroup group = SequenceGroup.named("g").orderedBy(G).latestNonNull(A);
        assertThat(kept(group, update(1L, 10L), update(2L, null)).get(A)).isEqualTo(10L);
    }

    @Shows("LK0802")
    @Test
    void rule15_streamWithoutTheSequenceField_losesAgainstAllThatIsThere() throws Exception {
        PlainTable table =
                table(keyed("partial-update", "k", "g", "a", "b").option("sequence.field", "g"));
        table.commit(row(1, 1, 10, 10)).commit(row(1, null, null, 20));
        assertThat(table.value("b")).isEqualTo(10L);

        assertThat(Kept.codes(Kept.wide(LATEST).rawOption("sequence.field", "g").build()))
                .containsExactly("LK0802");
    }

    @Shows("LK0802")
    @Test
    void rule16_sequenceFieldBesideGroups_ordersOnlyWhatIsInNone() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "s", "g", "a", "outside")
                                .option("sequence.field", "s")
                                .option("fields.g.sequence-group", "a"));
        table.commit(row(1, 2, 1, 10, 10)).commit(row(1, 1, 2, 20, 20));
        assertThat(table.rows()).containsExactly(List.of(1L, 2L, 2L, 20L, 10L));

        assertThat(Kept.codes(Kept.wide(LATEST).rawOption("sequence.field", "g").build()))
                .containsExactly("LK0802");
    }

    @Shows("LK0807")
    @Test
    void rule17_descendingOrder_leavesGroupsAscending() throws Exception {
        PlainTable table = table(grouped().option("sequence.field.sort-order", "descending"));
        table.commit(row(1, 2, 20)).commit(row(1, 1, 10));
        assertThat(table.value("a")).isEqualTo(20L);

        assertThat(
                        Kept.codes(
                                Kept.wide(LATEST)
                                        .rawOption("sequence.field.sort-order", "descending")
                                        .build()))
                .containsExactly("LK0807");
    }

    @Test
    void rule18_defaultOfAColumn_overwritesWhatAnotherStreamWrote() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("a", DataTypes.BIGINT(), "", "0")
                                .column("b", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "partial-update"));
        table.commit(row(1, 77, null)).commit(row(1, null, 5));
        assertThat(table.rows()).containsExactly(List.of(1L, 0L, 5L));

        SequenceGroup other = SequenceGroup.named("h").orderedBy(H).latest(Kept.V);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(Kept.wide(LATEST, other).build());
            Kept.write(kept, LATEST, update(1L, 77L));
            Kept.write(kept, other, Row.of(Kept.K, 1L).with(H, 1L).with(Kept.V, 5L));
            assertThat(kept.reader(A, Kept.V).toList())
                    .containsExactly(Row.of(A, 77L).with(Kept.V, 5L));
        }
    }

    @Test
    void rule20_withoutAGroup_nothingClearsAValue() throws Exception {
        PlainTable table = table(keyed("partial-update", "k", "a"));
        table.commit(row(1, 5)).commit(row(1, null));
        assertThat(table.value("a")).isEqualTo(5L);

        assertThat(kept(LATEST, update(1L, 5L), update(2L, null)).get(A)).isNull();
    }

    @Test
    void rule21_map_isReplacedAsAWhole() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("m", DataTypes.MAP(DataTypes.STRING(), DataTypes.BIGINT()))
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "partial-update"));
        table.commit(row(1, Map.of("x", 1))).commit(row(1, Map.of("y", 2)));
        assertThat(table.value("m")).isEqualTo(Map.of("y", 2L));

        Column<Map<String, Long>> spent = Column.of("m", ColumnType.map(STRING, BIGINT));
        SummaryTable design =
                SummaryTable.named("ads.t")
                        .primaryKey(Kept.K)
                        .aggregate(spent, AggFunctions.mergeMap())
                        .build();
        Row row = Row.of(Kept.K, 1L);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(design);
            Kept.write(kept, row.with(spent, Map.of("x", 1L)), row.with(spent, Map.of("y", 2L)));
            assertThat(kept.reader(spent).toList())
                    .containsExactly(Row.of(spent, Map.of("x", 1L, "y", 2L)));
        }
    }

    @Shows("LK1201")
    @Test
    void rule23_partlyNullOrder_isTakenAndStored() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "h", "a")
                                .option("fields.g,h.sequence-group", "a"));
        table.commit(row(1, 1, 5, 10)).commit(row(1, 2, null, 20));
        assertThat(table.rows()).containsExactly(Arrays.asList(1L, 2L, null, 20L));
        table.commit(row(1, null, 9, 30));
        assertThat(table.value("a")).as("null is lowest").isEqualTo(20L);

        SequenceGroup group = SequenceGroup.named("g").orderedBy(G).thenBy(H).latest(A);
        assertThat(
                        kept(
                                        group,
                                        update(1L, 10L).with(H, 5L),
                                        update(2L, 20L).with(H, null),
                                        update(null, 30L).with(H, 9L))
                                .get(A))
                .isEqualTo(20L);
        assertThatThrownBy(() -> kept(group, update(null, 40L).with(H, null)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1201 ERROR ads.t.g: is null in a row of group 'g'");
    }

    @Shows("LK0802")
    @Test
    void rule25_groupOfAnotherEngine_ordersNothing() throws Exception {
        for (String engine : new String[] {"deduplicate", "aggregation"}) {
            PlainTable table =
                    table(keyed(engine, "k", "g", "a").option("fields.g.sequence-group", "a"));
            table.commit(row(1, 2, 20)).commit(row(1, 1, 10));
            assertThat(table.value("a")).as(engine).isEqualTo(10L);
        }

        assertThat(Kept.codesOfRaw("fields.g.sequence-group", "a")).containsExactly("LK0802");
        assertThat(kept(LATEST, update(2L, 20L), update(1L, 10L)).get(A)).isEqualTo(20L);
    }

    @Shows({"LK0802", "LK1201"})
    @Test
    void rule93_rowWithoutTheSequenceField_neverCounts() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "g", "a").option("sequence.field", "g"));
        table.commit(row(1, 1, 10)).commit(row(1, null, 20));
        assertThat(table.value("a")).isEqualTo(10L);

        assertThat(Kept.codesOfRaw("sequence.field", "v")).containsExactly("LK0802");
        assertThatThrownBy(() -> kept(LATEST, update(null, 20L)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1201 ERROR ads.t.g: is null in a row of group 'g'");
    }
}
