package io.lakekit.rules;

import static io.lakekit.rules.Kept.K;
import static io.lakekit.rules.Kept.V;
import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.ddl.FlinkLookup;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.FirstTable;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.List;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plain Paimon does to a table that keeps the first row of a key, and what a first-row table
 * of lakekit keeps.
 */
class DamageOfFirstRowsTest {

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static Schema.Builder first() {
        return keyed("first-row", "k", "v");
    }

    @Shows("LK0710")
    @Test
    void rule30_deleteOfAFirstRow_failsTheWriteOrEachCompaction() throws Exception {
        assertThatThrownBy(() -> table(first()).commit(row(RowKind.DELETE, 1, 1)))
                .hasStackTraceContaining("First row merge engine can not accept DELETE");
        PlainTable writeOnly = table(first()).with("write-only", "true");
        writeOnly.commit(row(1, 1)).commit(row(RowKind.DELETE, 1, 1));
        assertThatThrownBy(() -> writeOnly.with("write-only", "false").compact())
                .hasStackTraceContaining("First row merge engine can not accept DELETE");

        assertThat(Kept.first().deletes(Deletes.WHOLE_ROW).check().codes()).contains("LK0710");
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<FirstTable> kept = lake.create(Kept.first().deletes(Deletes.IGNORE).build());
            PlainTable plain = PlainTable.of(kept, warehouse.resolve("spill"));
            plain.commit(row(1, 1)).commit(row(RowKind.DELETE, 1, 1));
            assertThat(plain.rows()).containsExactly(List.of(1L, 1L));
        }
    }

    @Shows({"LK0819", "LK1701"})
    @Test
    void rule103_firstRowsWithoutACompactor_areNotSeen() throws Exception {
        FirstTable design = Kept.first().rawOption("write-only", "true").build();
        PlainTable table = table(first().option("write-only", "true"));
        table.commit(row(1, 1));
        assertThat(table.rows()).isEmpty();

        assertThat(Kept.codes(design)).containsExactly("LK0819");
        assertThat(Kept.codesOfHealth(design, table)).contains("LK1701");
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<FirstTable> kept = lake.create(design);
            Kept.write(kept, Row.of(K, 1L).with(V, 1L));
            assertThat(kept.reader(V).toList()).isEmpty();
            kept.compact();
            assertThat(kept.reader(V).toList()).containsExactly(Row.of(V, 1L));
        }
    }

    @Shows("LK1340")
    @Test
    void rule106_changesOfFirstRowsWithoutAChangelog_repeatThem() throws Exception {
        PlainTable table = table(first());
        table.commit(row(1, 1)).commit(row(1, 2));
        assertThat(table.rows()).containsExactly(List.of(1L, 1L));
        assertThat(table.changes()).containsExactly("+I[1, 1]", "+I[1, 2]");
        PlainTable followed = table(first().option("changelog-producer", "lookup"));
        followed.commit(row(1, 1)).commit(row(1, 2));
        assertThat(followed.changes()).containsExactly("+I[1, 1]");

        assertThat(FlinkLookup.check(Kept.first().build()).codes()).containsExactly("LK1340");
        assertThat(
                        FlinkLookup.check(Kept.first().changelog(ChangelogProducer.LOOKUP).build())
                                .codes())
                .isEmpty();
    }

    @Shows("LK0711")
    @Test
    void rule110_otherChangelogsOfFirstRows_areRefused() {
        for (String producer : List.of("input", "full-compaction")) {
            assertThatThrownBy(() -> table(first().option("changelog-producer", producer)))
                    .hasStackTraceContaining(
                            "Only support 'none' and 'lookup' changelog-producer on FIRST_ROW");
        }

        for (ChangelogProducer producer :
                List.of(ChangelogProducer.INPUT, ChangelogProducer.FULL_COMPACTION)) {
            assertThat(Kept.first().changelog(producer).check().codes()).contains("LK0711");
        }
    }

    @Shows("LK0802")
    @Test
    void rule94_orderOfFirstRows_isRefused() {
        assertThatThrownBy(() -> table(first().option("sequence.field", "v")))
                .hasStackTraceContaining("Do not support use sequence field on FIRST_ROW");

        assertThat(Kept.codes(Kept.first().rawOption("sequence.field", "v").build()))
                .containsExactly("LK0802");
    }
}
