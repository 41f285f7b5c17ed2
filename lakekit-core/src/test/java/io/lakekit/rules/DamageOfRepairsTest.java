package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.options.ExpireConfig;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.sink.CommitMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What later versions of Paimon repair and this one does, rule 175. DroppedWritesTest shows that
 * lakekit's writers keep files that moved up; it makes no branches and deletes no tags.
 */
class DamageOfRepairsTest {

    @TempDir Path warehouse;

    private PlainTable table() throws Exception {
        return PlainTable.create(warehouse, keyed("deduplicate", "k", "v"));
    }

    /** A compaction that merges nothing moves a file up a level under its name. */
    @Test
    void rule175_abortOfACompaction_deletesAFileThatIsCommitted() throws Exception {
        PlainTable table = table();
        table.commit(row(1, 10));
        BatchWriteBuilder builder = table.unwrap().newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.compact(BinaryRow.EMPTY_ROW, 0, true);
            List<CommitMessage> compacted = write.prepareCommit();
            assertThat(compacted).isNotEmpty();
            commit.abort(compacted);
        }
        assertThatThrownBy(table::rows).hasStackTraceContaining("FileNotFoundException");
    }

    /** What a deleted tag must not take along, and does not. */
    @Test
    void rule175_tagWhoseSnapshotExpired_takesNothingOfOthersAlong() throws Exception {
        PlainTable table = table();
        for (int i = 0; i < 6; i++) {
            table.commit(row(i % 3, i));
            if (i % 2 == 0) {
                table.compact();
            }
            table.unwrap().createTag("t" + i, table.unwrap().latestSnapshot().orElseThrow().id());
        }
        expire(table.unwrap());
        table.unwrap().deleteTag("t2");
        table.unwrap().deleteTag("t3");

        for (String tag : List.of("t0", "t1", "t4", "t5")) {
            assertThat(table.with("scan.tag-name", tag).rows()).as(tag).isNotEmpty();
        }
        assertThat(table.rows()).hasSize(3);
    }

    /** A branch has its own metadata and the table's files, which nobody counts for it. */
    @Test
    void rule175_tagThatABranchWasMadeFrom_takesItsRowsAlong() throws Exception {
        PlainTable table = table();
        table.commit(row(1, 10));
        table.unwrap().createTag("start", 1);
        table.unwrap().createBranch("b", "start");
        assertThat(table.with("branch", "b").rows()).hasSize(1);
        table.commit(row(1, 20)).compact();
        expire(table.unwrap());
        table.unwrap().deleteTag("start");

        assertThatThrownBy(() -> table.with("branch", "b").rows())
                .hasStackTraceContaining("FileNotFoundException");
    }

    private static void expire(FileStoreTable table) {
        table.newExpireSnapshots()
                .config(
                        ExpireConfig.builder()
                                .snapshotRetainMax(1)
                                .snapshotRetainMin(1)
                                .snapshotTimeRetain(Duration.ZERO)
                                .build())
                .expire();
    }
}
