package io.lakekit.internal.paimon.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.OptionalLong;
import org.apache.paimon.table.FileStoreTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LevelZeroFilesTest {

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<Long> SUM = Column.of("sum", ColumnType.BIGINT);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void files_areFollowedOverCommitsCompactionsAndRollBacks() {
        LakeTable<SummaryTable> table = lake.create(design());
        LevelZeroFiles files = LevelZeroFiles.of(table.unwrap());
        assertThat(files.count()).hasValue(0);

        commit(table, 3);
        assertThat(files.count()).hasValue(3).isEqualTo(all(table));
        table.compact();
        assertThat(files.count()).hasValue(0).isEqualTo(all(table));
        commit(table, 2);
        assertThat(files.count()).hasValue(2).isEqualTo(all(table));

        table.unwrap().rollbackTo(2);
        commit(table, 7); // as many snapshots as were there, and more
        assertThat(files.count()).hasValue(9).isEqualTo(all(table));
    }

    @Test
    void files_areCountedAgain_afterExpiry() throws Exception {
        LakeTable<SummaryTable> table = lake.create(design());
        LevelZeroFiles files = LevelZeroFiles.of(table.unwrap());
        commit(table, 2);
        assertThat(files.count()).hasValue(2);

        commit(table, 3);
        table.unwrap().snapshotManager().deleteSnapshot(2);
        assertThat(files.count()).hasValue(5).isEqualTo(all(table));
    }

    @Test
    void files_ofATableThatIsGone_areUnknown() throws Exception {
        LakeTable<SummaryTable> table = lake.create(design());
        commit(table, 1);
        FileStoreTable live = table.unwrap();
        LevelZeroFiles files = LevelZeroFiles.of(live);
        live.fileIO().delete(live.store().pathFactory().manifestPath(), true);

        assertThat(files.count()).isEmpty();
    }

    private static SummaryTable design() {
        return SummaryTable.named("ads.sums")
                .primaryKey(ID)
                .aggregate(SUM, AggFunctions.sum())
                .rawOption("write-only", "true")
                .build();
    }

    private static void commit(LakeTable<SummaryTable> table, int times) {
        for (int i = 0; i < times; i++) {
            try (TableWriter<SummaryTable> writer = table.writer()) {
                writer.rows().write(Row.of(ID, 1L).with(SUM, 1L));
                writer.commit();
            }
        }
    }

    private static OptionalLong all(LakeTable<SummaryTable> table) {
        return OptionalLong.of(
                table.unwrap().newSnapshotReader().withLevel(0).read().dataSplits().stream()
                        .mapToLong(split -> split.dataFiles().size())
                        .sum());
    }
}
