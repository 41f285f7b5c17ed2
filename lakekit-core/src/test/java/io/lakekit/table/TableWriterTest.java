package io.lakekit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void commit_ofNothing_makesNoSnapshot() {
        LakeTable<AppendTable> table = lake.create(Notes.append());
        try (TableWriter<AppendTable> writer = table.writer()) {
            assertThat(writer.commit()).isZero();
            writer.rows().write(Notes.row(1));
            assertThat(writer.commit()).isEqualTo(1);
            assertThat(writer.commit()).isEqualTo(1);
        }
    }

    @Test
    void resumableWriter_ofTheSameName_continuesWhereTheLastStopped() {
        LakeTable<AppendTable> table = lake.create(Notes.append());
        try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
            assertThat(writer.lastIdentifier()).isZero();
            writer.rows().write(Notes.row(1));
            writer.commit();
            writer.rows().write(Notes.row(2));
            writer.commit(10);
        }
        try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
            assertThat(writer.lastIdentifier()).isEqualTo(10);
            writer.rows().write(Notes.row(3));
            assertThatThrownBy(() -> writer.commit(10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Commit identifier 10 of table append is not above the last one, 10;"
                                    + " Paimon would drop the commit in silence. Continue with 11");
            writer.commit();
            assertThat(writer.lastIdentifier()).isEqualTo(11);
        }
        try (TableWriter<AppendTable> writer = table.resumableWriter("other")) {
            assertThat(writer.lastIdentifier()).isZero();
        }
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(Notes.rows(1, 4));
    }

    @Test
    void resumableWriter_heldInThisProcess_isRefusedUntilItCloses() {
        LakeTable<AppendTable> table = lake.create(Notes.append());
        LakeTable<WideTable> elsewhere = lake.create(Notes.wide());
        try (TableWriter<AppendTable> held = table.resumableWriter("job");
                TableWriter<WideTable> sameNameElsewhere = elsewhere.resumableWriter("job")) {
            assertThat(List.of(held, sameNameElsewhere)).hasSize(2);
            assertThatThrownBy(() -> table.resumableWriter("job"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Writer 'job' of table append is open elsewhere;")
                    .hasMessageEndingWith("Close it first, or write under another name");
        }
        table.resumableWriter("job").close();
    }

    @Test
    void resumableWriter_heldByAnotherProcess_isRefusedUntilThatIsKilled(@TempDir Path warehouse)
            throws Exception {
        try (Lake shared = Lake.open(warehouse)) {
            LakeTable<AppendTable> table = shared.create(Notes.append());
            Process holder = LeaseHolder.start(warehouse);
            try {
                assertThatThrownBy(() -> table.resumableWriter("job"))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("'job' of table append is open elsewhere");
            } finally {
                holder.destroyForcibly().waitFor();
            }
            try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
                assertThat(writer.lastIdentifier()).isEqualTo(7);
                writer.rows().write(Notes.row(3));
                writer.commit();
            }
            assertThat(table.reader().toList())
                    .containsExactlyInAnyOrder(Notes.row(1), Notes.row(3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "a b", "größe"})
    void resumableWriter_ofANameThatIsNoFileName_isRefused(String name) {
        LakeTable<AppendTable> table = lake.create(Notes.append());

        assertThatThrownBy(() -> table.resumableWriter(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Writer name '"
                                + name
                                + "' becomes a commit user and a file name; use letters, digits,"
                                + " '-' and '_'");
    }

    /** Paimon drops such a commit without a word. */
    @Test
    void commit_thatSomebodyElseMadeUnderTheName_isAnErrorAndStoresNothing() throws Exception {
        LakeTable<AppendTable> table = lake.create(Notes.append());
        try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
            commitWithPaimon(table.unwrap(), "lakekit-job", 1);
            writer.rows().write(Notes.row(1));

            assertThatThrownBy(writer::commit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("commit 1 of user 'lakekit-job' exists already")
                    .hasMessageContaining("its rows were not stored");
            assertThatThrownBy(() -> writer.rows().write(Notes.row(2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("abort() this writer or open a new one");
        }
        assertThat(table.reader(Notes.ID).toList()).containsExactly(Row.of(Notes.ID, 99L));
    }

    private static void commitWithPaimon(FileStoreTable table, String user, long identifier)
            throws Exception {
        try (TableWriteImpl<?> write = table.newWrite(user);
                TableCommitImpl commit = table.newCommit(user)) {
            write.write(GenericRow.of(99L, 1L, BinaryString.fromString("theirs")));
            commit.commit(identifier, write.prepareCommit(true, identifier));
        }
    }

    static Stream<WideTable> onlyForJobs() {
        return Stream.of(Notes.dynamic(), Notes.postponed());
    }

    @ParameterizedTest
    @MethodSource("onlyForJobs")
    void writer_ofBucketsThatOnlyAJobAssigns_isRefusedAndFreesItsName(WideTable design) {
        LakeTable<WideTable> table = lake.create(design);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> table.resumableWriter("job"))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageStartingWith("LK1202 ERROR " + design.name() + ": its buckets are ")
                    .hasMessageEndingWith(
                            "Write it with LakeSink, or design it with Buckets.fixed(n).");
        }
        assertThatThrownBy(table::writer).isInstanceOf(DiagnosticsException.class);
    }

    /** A buffer so small that the rows spill to disk before they are committed. */
    @Test
    void close_afterSpilling_leavesNothingInTheTemporaryDirectory() throws IOException {
        LakeTable<WideTable> table =
                lake.create(
                        WideTable.named("ads.spilled")
                                .primaryKey(Notes.ID)
                                .groups(Notes.NOTE)
                                .buckets(Buckets.fixed(1))
                                .rawOption("write-buffer-size", "256 kb")
                                .rawOption("write-buffer-spillable", "true")
                                .rawOption("page-size", "16 kb")
                                .build());
        List<Path> before = spillDirectories();
        try (TableWriter<WideTable> writer = table.writer()) {
            Notes.rows(0, 5_000).forEach(writer.rows()::write);
            List<Path> during = spillDirectories();
            during.removeAll(before);
            assertThat(during).hasSize(1);
            assertThat(filesIn(during.get(0))).isNotEmpty();
            writer.commit();
        }
        assertThat(spillDirectories()).isEqualTo(before);
        assertThat(table.reader(Notes.ID).toList()).hasSize(5_000);
    }

    /** Those of this process: others may write at the same time. */
    private static List<Path> spillDirectories() throws IOException {
        String ours = "lakekit-spill-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new ArrayList<>(
                    all.filter(path -> path.getFileName().toString().startsWith(ours))
                            .sorted()
                            .toList());
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
