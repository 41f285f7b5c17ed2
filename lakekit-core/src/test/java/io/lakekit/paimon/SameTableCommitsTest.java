package io.lakekit.paimon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;
import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A commit that is made while its table is dropped and created anew. */
class SameTableCommitsTest {

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT);
    private static final AppendTable DESIGN = AppendTable.named("ads.anew").columns(ID).build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void commit_intoATableCreatedAnew_isRefused_andTheTableIsRead() throws Exception {
        LakeTable<AppendTable> anew = createdAnewDuring(SameTableCommits.of(plain()), true);

        assertThat(anew.reader().toList()).containsExactly(Row.of(ID, 2L));
    }

    @Test
    void commit_ofPlainPaimon_makesATableCreatedAnewUnreadable() throws Exception {
        LakeTable<AppendTable> anew = createdAnewDuring(plain(), false);

        assertThatThrownBy(() -> anew.reader().toList())
                .hasStackTraceContaining("FileNotFoundException");
    }

    private FileStoreTable plain() {
        FileStoreTable table = lake.create(DESIGN).unwrap();
        return FileStoreTableFactory.create(table.fileIO(), table.location())
                .copy(Map.of(CoreOptions.COMMIT_MAX_RETRIES.key(), "0"));
    }

    private LakeTable<AppendTable> createdAnewDuring(FileStoreTable table, boolean isRefused)
            throws Exception {
        try (TableWriteImpl<?> write = table.newWrite("test");
                TableCommitImpl commit = table.newCommit("test")) {
            write.write(GenericRow.of(1L));
            List<CommitMessage> prepared = write.prepareCommit(true, 1);
            LakeTable<AppendTable> anew = createAnew();
            if (isRefused) {
                assertThatThrownBy(() -> commit.commit(1, prepared))
                        .hasStackTraceContaining("dropped while a commit was made");
            } else {
                commit.commit(1, prepared);
            }
            return anew;
        }
    }

    private LakeTable<AppendTable> createAnew() {
        lake.lake().drop(DESIGN.name());
        LakeTable<AppendTable> anew = lake.lake().create(DESIGN);
        try (TableWriter<AppendTable> writer = anew.writer()) {
            writer.rows().write(Row.of(ID, 2L));
            writer.commit();
        }
        return anew;
    }
}
