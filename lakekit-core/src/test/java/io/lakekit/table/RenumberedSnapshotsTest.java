package io.lakekit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.TableDesign;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Row;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table created anew and one that was rolled back give out numbers of snapshots a second time;
 * handles of before must not go by the snapshots of then, which Paimon's catalog remembers.
 */
class RenumberedSnapshotsTest {

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    static List<TableDesign> designs() {
        return List.of(Notes.append(), Notes.wide());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void reader_ofATableCreatedAnew_readsItsRows(TableDesign design) {
        LakeTable<TableDesign> old = lake.create(design);
        Notes.commit(old, List.of(Notes.row(1)));
        assertThat(old.reader().toList()).containsExactly(Notes.row(1));

        lake.lake().drop(design.name());
        Notes.commit(lake.lake().create(design), List.of(Notes.row(2)));
        assertThat(old.reader().where(Notes.ID.eq(2L)).toList()).containsExactly(Notes.row(2));
        assertThat(old.reader().toList()).containsExactly(Notes.row(2));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void reader_afterARollBackOfAnotherHandle_readsWhatCameAfter(TableDesign design) {
        LakeTable<TableDesign> old = lake.create(design);
        Notes.commit(old, List.of(Notes.row(1)));
        Notes.commit(old, List.of(Notes.row(2)));
        assertThat(old.reader().toList()).hasSize(2);

        rollBackAndGoOn(design);
        assertThat(ids(old)).containsExactlyInAnyOrder(1L, 3L);
    }

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKind")
    void writer_openAcrossARollBack_addsToWhatCameAfter(TableDesign design) {
        LakeTable<TableDesign> old = lake.create(design);
        try (TableWriter<TableDesign> writer = old.writer()) {
            for (long id = 1; id <= 2; id++) {
                writer.rows().write(Notes.row(id));
                writer.commit();
            }
            assertThat(ids(old)).hasSize(2);
            rollBackAndGoOn(design);

            writer.rows().write(Notes.row(4));
            writer.commit();
        }
        assertThat(ids(old)).containsExactlyInAnyOrder(1L, 3L, 4L);
        assertThat(ids(lake.lake().open(design))).containsExactlyInAnyOrder(1L, 3L, 4L);
    }

    private void rollBackAndGoOn(TableDesign design) {
        LakeTable<TableDesign> other = lake.lake().open(design);
        other.unwrap().rollbackTo(1);
        Notes.commit(other, List.of(Notes.row(3)));
    }

    private static List<Long> ids(LakeTable<TableDesign> table) {
        return table.reader(Notes.ID).toList().stream()
                .map((Row row) -> row.get(Notes.ID))
                .toList();
    }
}
