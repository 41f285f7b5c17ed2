package io.lakekit.internal.paimon.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.paimon.Catalogs;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that is made while its table is dropped and created anew. */
class SameTableCommitsTest {

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT);
    private static final AppendTable DESIGN = AppendTable.named("ads.anew").columns(ID).build();
    private static final String REFUSAL = "dropped while a commit was made";

    @TempDir Path warehouse;

    private final MeetingFileIO files = new MeetingFileIO();
    private Catalog catalog;
    private Lake lake;

    @BeforeEach
    void open() {
        catalog = Catalogs.open(warehouse.toUri().toString(), files);
        lake = Lake.open(catalog);
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
        catalog.close();
    }

    @Test
    void commit_intoATableCreatedAnew_isRefused_andTheTableIsRead() throws Exception {
        FileStoreTable table = SameTableCommits.of(plain());

        assertThatThrownBy(() -> commit(table, this::createAnew)).hasStackTraceContaining(REFUSAL);

        assertThat(rows()).containsExactly(Row.of(ID, 2L));
    }

    @Test
    void commit_whoseTableIsCreatedAnewAfterItsLastLook_isTakenBack() throws Exception {
        FileStoreTable table = SameTableCommits.of(plain());
        files.beforeNextSnapshot(
                () -> {
                    lake.drop(DESIGN.name());
                    lake.create(DESIGN);
                });

        assertThatThrownBy(() -> commit(table, () -> {})).hasStackTraceContaining(REFUSAL);

        assertThat(rows()).isEmpty();
        write(2);
        assertThat(rows()).containsExactly(Row.of(ID, 2L));
    }

    @Test
    void commit_whoseNumberTheNewTableHas_leavesItsRows() throws Exception {
        FileStoreTable table = SameTableCommits.of(plain());
        files.beforeNextSnapshot(this::createAnew);

        assertThatThrownBy(() -> commit(table, () -> {})).isNotNull();

        assertThat(rows()).containsExactly(Row.of(ID, 2L));
    }

    @Test
    void commit_ofPlainPaimon_makesATableCreatedAnewUnreadable() throws Exception {
        commit(plain(), this::createAnew);

        assertThatThrownBy(this::rows).hasStackTraceContaining("FileNotFoundException");
    }

    @Test
    void snapshot_thatPlainPaimonPublishesAfterADrop_isNoneOfATableCreatedAnew() throws Exception {
        FileStoreTable table = plain();
        files.beforeNextSnapshot(() -> lake.drop(DESIGN.name()));

        commit(table, () -> {});
        lake.create(DESIGN);
        write(2);

        assertThat(rows()).containsExactly(Row.of(ID, 2L));
    }

    @Test
    void drop_thatMeetsNewFiles_isRepeated() {
        lake.create(DESIGN);
        write(1);
        files.deleteOnly("snapshot", 1);

        lake.drop(DESIGN.name());

        assertThat(lake.exists(DESIGN.name())).isFalse();
        assertThat(warehouse.resolve("ads.db/anew")).doesNotExist();
    }

    @Test
    void drop_thatNeverEnds_saysSo() {
        lake.create(DESIGN);
        files.deleteOnly("snapshot", Integer.MAX_VALUE);

        assertThatThrownBy(() -> lake.drop(DESIGN.name()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Table ads.anew in ")
                .hasMessageEndingWith(
                        "is still there after 5 attempts to drop it: others write into it, and part"
                                + " of its files are gone. Stop its jobs and writers and drop it"
                                + " again");
    }

    /** The table as it is opened by others, with a row of its own; it commits once. */
    private FileStoreTable plain() {
        FileStoreTable table = lake.create(DESIGN).unwrap();
        return FileStoreTableFactory.create(table.fileIO(), table.location())
                .copy(Map.of(CoreOptions.COMMIT_MAX_RETRIES.key(), "0"));
    }

    private static void commit(FileStoreTable table, Runnable meanwhile) throws Exception {
        try (TableWriteImpl<?> write = table.newWrite("test");
                TableCommitImpl commit = table.newCommit("test")) {
            write.write(GenericRow.of(1L));
            List<CommitMessage> prepared = write.prepareCommit(true, 1);
            meanwhile.run();
            commit.commit(1, prepared);
        }
    }

    private void createAnew() {
        lake.drop(DESIGN.name());
        lake.create(DESIGN);
        write(2);
    }

    private void write(long id) {
        LakeTable<AppendTable> table = lake.open(DESIGN);
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(Row.of(ID, id));
            writer.commit();
        }
    }

    private List<Row> rows() {
        return lake.open(DESIGN).reader().toList();
    }
}
