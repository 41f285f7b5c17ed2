package io.lakekit.rules;

import static io.lakekit.rules.Kept.K;
import static io.lakekit.rules.Kept.V;
import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.Buckets;
import io.lakekit.design.Deletes;
import io.lakekit.design.LatestTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.List;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plain Paimon does to a table that keeps the newest row of a key, where somebody expected
 * another row, and what a latest-row table of lakekit keeps.
 */
class DamageOfLatestRowsTest {

    private static final Column<Long> S = Column.of("s", BIGINT);

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static Schema.Builder ordered() {
        return keyed("deduplicate", "k", "s", "v").option("sequence.field", "s");
    }

    private static Row update(Long order, long value) {
        return Row.of(K, 1L).with(V, value).with(S, order);
    }

    private List<Row> kept(LatestTable design, Row... rows) {
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<LatestTable> table = lake.create(design);
            Kept.write(table, rows);
            return table.reader(V).toList();
        }
    }

    @Shows("LK0320")
    @Test
    void lk0320_withoutAnOrder_aLateRowReplacesANewerOne() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "s", "v"));
        table.commit(row(1, 2, 20)).commit(row(1, 1, 10));
        assertThat(table.value("v")).isEqualTo(10L);

        assertThat(Kept.latest().check().codes()).containsExactly("LK0320");
        LatestTable design = Kept.latest().orderedBy(S).build();
        assertThat(kept(design, update(2L, 20), update(1L, 10))).containsExactly(Row.of(V, 20L));
    }

    @Shows("LK0321")
    @Test
    void lk0321_orderByTheKey_decidesNothing() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "s", "v").option("sequence.field", "k"));
        table.commit(row(1, 2, 20)).commit(row(1, 1, 10));
        assertThat(table.value("v")).isEqualTo(10L);

        assertThat(Kept.latest().orderedBy(K).check().codes()).contains("LK0321");
    }

    @Shows("LK0322")
    @Test
    void lk0322_orderOfKeysThatWander_isRefused() {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("dt", DataTypes.STRING())
                        .column("s", DataTypes.BIGINT())
                        .primaryKey("k")
                        .partitionKeys("dt")
                        .option("sequence.field", "s");
        assertThatThrownBy(() -> table(schema))
                .hasStackTraceContaining(
                        "You can not use sequence.field in cross partition update case");

        assertThat(
                        Kept.latest()
                                .orderedBy(S)
                                .partitionedBy(Column.of("dt", STRING))
                                .buckets(Buckets.dynamic())
                                .check()
                                .codes())
                .contains("LK0322");
    }

    @Shows("LK0710")
    @Test
    void lk0710_deleteOfAnotherEngine_removesTheRow() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "v"));
        table.commit(row(1, 1)).commit(row(RowKind.DELETE, 1, 1));
        assertThat(table.rows()).isEmpty();

        assertThat(Kept.latest().orderedBy(S).deletes(Deletes.REFUSE).check().codes())
                .contains("LK0710");
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<LatestTable> kept =
                    lake.create(Kept.latest().orderedBy(S).deletes(Deletes.IGNORE).build());
            PlainTable plain = PlainTable.of(kept, warehouse.resolve("spill"));
            plain.commit(row(1, 1, 1)).commit(row(RowKind.DELETE, 1, 1, 2));
            assertThat(plain.rows()).containsExactly(List.of(1L, 1L, 1L));
        }
    }

    @Test
    void rule44_loneUpdateBefore_deletesADeduplicatedRow() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "v"));
        table.commit(row(1, 1)).commit(row(RowKind.UPDATE_BEFORE, 1, 1));
        assertThat(table.rows()).isEmpty();

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<LatestTable> kept =
                    lake.create(
                            Kept.latest()
                                    .orderedBy(S)
                                    .rawOption("ignore-update-before", "true")
                                    .build());
            PlainTable plain = PlainTable.of(kept, warehouse.resolve("spill"));
            plain.commit(row(1, 1, 1)).commit(row(RowKind.UPDATE_BEFORE, 1, 1, 2));
            assertThat(plain.rows()).containsExactly(List.of(1L, 1L, 1L));
        }
    }

    /** Of columns that no other table of the process has, which would take over its direction. */
    @Shows("LK0807")
    @Test
    void rule92_descendingSequence_keepsTheWrongRowOfACommit() throws Exception {
        PlainTable table =
                table(
                        keyed("deduplicate", "k", "s", "v", "c3", "c4", "c5", "c6", "c7")
                                .option("sequence.field", "s")
                                .option("sequence.field.sort-order", "descending"));
        table.commit(row(1, 1, 1, 0, 0, 0, 0, 0), row(1, 2, 2, 0, 0, 0, 0, 0));
        assertThat(table.value("v")).isEqualTo(2L);

        LatestTable design =
                Kept.latest()
                        .orderedBy(S)
                        .rawOption("sequence.field.sort-order", "descending")
                        .build();
        assertThat(Kept.codes(design)).containsExactly("LK0807");
    }

    @Shows("LK1201")
    @Test
    void rule93_rowWithoutTheSequenceField_neverCounts() throws Exception {
        PlainTable table = table(ordered());
        table.commit(row(1, 1, 10)).commit(row(1, null, 20));
        assertThat(table.value("v")).isEqualTo(10L);

        LatestTable design = Kept.latest().orderedBy(S).build();
        assertThatThrownBy(() -> kept(design, update(null, 20)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1201 ERROR ads.t.s: is null and orders the rows of a key");
    }
}
