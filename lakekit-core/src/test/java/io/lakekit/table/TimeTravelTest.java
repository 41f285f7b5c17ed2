package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTravelTest {

    private static final Column<Integer> NARROW = Column.of("n", INT);
    private static final Column<Long> WIDENED = Column.of("n", BIGINT);
    private static final Column<Integer> ADDED = Column.of("added", INT);

    @TempDir Path warehouse;

    @Test
    void asOfSnapshot_ofATableThatGrewSince_readsThePastInTheColumnsOfToday() throws Exception {
        AppendTable first = AppendTable.named("ads.t").columns(NARROW).build();
        AppendTable grown = AppendTable.named("ads.t").columns(WIDENED, ADDED).build();
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context);
                Lake lake = Lake.open(catalog)) {
            Notes.commit(lake.create(first), List.of(Row.of(NARROW, 1)));
            catalog.alterTable(
                    Identifier.create("ads", "t"),
                    List.of(
                            SchemaChange.updateColumnType("n", DataTypes.BIGINT()),
                            SchemaChange.addColumn("added", DataTypes.INT())),
                    false);
            LakeTable<AppendTable> table = lake.open(grown);
            Row late = Row.of(WIDENED, Long.MAX_VALUE).with(ADDED, 2);
            Notes.commit(table, List.of(late));

            Row early = Row.of(WIDENED, 1L).with(ADDED, null);
            assertThat(table.reader().asOfSnapshot(1).toList()).containsExactly(early);
            assertThat(table.reader().asOfSnapshot(2).where(WIDENED.gt(1L)).toList())
                    .containsExactly(late);
            assertThat(table.reader().toList()).containsExactlyInAnyOrder(early, late);
        }
    }

    @Test
    void asOfSnapshot_thatIsMissing_saysWhichThereAre() {
        AppendTable design = AppendTable.named("ads.t").columns(NARROW).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> table = lake.create(design);

            assertThatThrownBy(() -> table.reader().asOfSnapshot(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Table t has no snapshot 1; nothing was committed yet");

            Notes.commit(table, List.of(Row.of(NARROW, 1)));
            Notes.commit(table, List.of(Row.of(NARROW, 2)));
            assertThat(table.reader().asOfSnapshot(1).toList()).containsExactly(Row.of(NARROW, 1));
            assertThatThrownBy(() -> table.reader().asOfSnapshot(3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Table t has no snapshot 3; it keeps 1 to 2");
        }
    }

    @Test
    void asOfTag_thatIsMissing_saysWhichThereAre() {
        AppendTable design = AppendTable.named("ads.t").columns(NARROW).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> table = lake.create(design);
            Notes.commit(table, List.of(Row.of(NARROW, 1)));
            table.unwrap().createTag("first", 1);
            Notes.commit(table, List.of(Row.of(NARROW, 2)));

            assertThat(table.reader().asOfTag("first").toList()).containsExactly(Row.of(NARROW, 1));
            assertThatThrownBy(() -> table.reader().asOfTag("second"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Table t has no tag 'second'; it has [first]");
        }
    }
}
