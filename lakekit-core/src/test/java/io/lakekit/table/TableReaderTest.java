package io.lakekit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.TableDesign;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Row;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableReaderTest {

    record IdOnly(long id) {}

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    /** A table of ten notes in two commits. */
    private <D extends TableDesign> LakeTable<D> tenNotes(D design) {
        LakeTable<D> table = lake.create(design);
        Notes.commit(table, Notes.rows(0, 5));
        Notes.commit(table, Notes.rows(5, 10));
        return table;
    }

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKind")
    void limit_countsRowsAfterTheFilter(TableDesign design) {
        LakeTable<?> table = tenNotes(design);

        assertThat(table.reader().limit(0).toList()).isEmpty();
        assertThat(table.reader().limit(3).toList()).hasSize(3);
        assertThat(table.reader().limit(100).toList()).hasSize(10);
        assertThat(table.reader(Notes.ID).where(Notes.ID.ge(8L)).limit(5).toList())
                .containsExactlyInAnyOrder(Row.of(Notes.ID, 8L), Row.of(Notes.ID, 9L));
        assertThatThrownBy(() -> table.reader().limit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Limit -1 is negative; give the number of rows wanted");
    }

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKind")
    void where_ofColumnsThatAreNotRead_filtersByThem(TableDesign design) {
        LakeTable<?> table = tenNotes(design);
        String seventh = Notes.row(7).get(Notes.TEXT);

        assertThat(table.reader(Notes.ID).where(Notes.TEXT.eq(seventh)).toList())
                .containsExactly(Row.of(Notes.ID, 7L));
        assertThat(table.reader(IdOnly.class).where(Notes.VERSION.lt(2L)).toList())
                .containsExactlyInAnyOrder(new IdOnly(0), new IdOnly(1));
    }

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKind")
    void where_again_narrowsAndLeavesTheFirstReaderAsItWas(TableDesign design) {
        TableReader<Row> atMostThree = tenNotes(design).reader(Notes.ID).where(Notes.ID.le(3L));

        assertThat(atMostThree.where(Notes.VERSION.ge(3L)).toList())
                .containsExactly(Row.of(Notes.ID, 3L));
        assertThat(atMostThree.toList()).hasSize(4);
    }

    @Test
    void first_isOneOfTheRowsIfThereIsAny() {
        TableReader<Row> reader = tenNotes(Notes.wide()).reader(Notes.ID);

        assertThat(reader.where(Notes.ID.eq(4L)).first()).contains(Row.of(Notes.ID, 4L));
        assertThat(reader.first()).isPresent();
        assertThat(reader.where(Notes.ID.eq(11L)).first()).isEmpty();
        assertThat(reader.limit(0).first()).isEmpty();
    }

    @Test
    void stream_closedHalfway_letsOthersReadOn() {
        LakeTable<?> table = tenNotes(Notes.append());

        try (Stream<Row> rows = table.reader().stream()) {
            assertThat(rows.iterator().next()).isNotNull();
        }
        assertThat(table.reader().toList()).hasSize(10);
    }
}
