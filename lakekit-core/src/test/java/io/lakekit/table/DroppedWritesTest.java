package io.lakekit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A session that is dropped may have compacted committed files, or moved them up a level under
 * their own names: they must all stay, and nothing else may.
 */
@Tag("long")
class DroppedWritesTest {

    private static final int COMMITS = 7;
    private static final int EACH = 400;

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKindInSmallFiles")
    <D extends TableDesign> void close_withoutCommit_leavesTheTableAsItWas(D design)
            throws IOException {
        LakeTable<D> table = lake.create(design);
        for (int i = 0; i < COMMITS; i++) {
            Notes.commit(table, batch(i));
            Set<String> before = StoredFiles.onDisk(table);

            try (TableWriter<D> writer = table.writer()) {
                batch(COMMITS).forEach(writer.rows()::write);
            }

            assertThat(StoredFiles.onDisk(table)).as("after commit %d", i).isEqualTo(before);
            assertThat(StoredFiles.reachable(table)).isEqualTo(before);
        }
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(batches(COMMITS));
    }

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKindInSmallFiles")
    <D extends TableDesign> void abort_betweenCommits_losesNoRow(D design) throws IOException {
        LakeTable<D> table = lake.create(design);
        try (TableWriter<D> writer = table.writer()) {
            RecordSink<Row> rows = writer.rows();
            for (int i = 0; i < COMMITS; i++) {
                batch(i).forEach(rows::write);
                writer.commit();
                Set<String> before = StoredFiles.onDisk(table);

                batch(COMMITS).forEach(rows::write);
                writer.abort();

                assertThat(StoredFiles.onDisk(table)).as("after commit %d", i).isEqualTo(before);
            }
        }
        assertThat(StoredFiles.onDisk(table)).isEqualTo(StoredFiles.reachable(table));
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(batches(COMMITS));
    }

    /** Buffers so small that compactions run between writes, and one when the session ends. */
    @Test
    void close_whileACompactionRuns_leavesNoFileOfIt() throws IOException {
        LakeTable<WideTable> table =
                lake.create(
                        WideTable.named("ads.busy")
                                .primaryKey(Notes.ID)
                                .groups(Notes.NOTE)
                                .buckets(Buckets.fixed(1))
                                .changelog(ChangelogProducer.LOOKUP)
                                .rawOption("target-file-size", "32 kb")
                                .rawOption("write-buffer-size", "256 kb")
                                .rawOption("write-buffer-spillable", "false")
                                .rawOption("page-size", "16 kb")
                                .build());
        for (int i = 0; i < 3; i++) {
            Notes.commit(table, Notes.rows(2_000L * i, 2_000L * (i + 1)));
        }
        Set<String> before = StoredFiles.onDisk(table);

        for (int i = 0; i < 10; i++) {
            try (TableWriter<WideTable> writer = table.writer()) {
                Notes.rows(0, 2_700 + 300L * i).forEach(writer.rows()::write);
            }
            assertThat(StoredFiles.onDisk(table)).as("session %d", i).isEqualTo(before);
        }
    }

    /** Each batch has keys of its own, so that files can move up a level as they are. */
    private static List<Row> batch(int number) {
        return Notes.rows((long) number * EACH, (number + 1L) * EACH);
    }

    private static List<Row> batches(int count) {
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(batch(i));
        }
        return all;
    }
}
