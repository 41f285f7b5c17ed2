package io.lakekit.fault;

import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.fault.FaultyFileIO.Operation.DELETE;
import static io.lakekit.fault.FaultyFileIO.Operation.READ;
import static io.lakekit.fault.FaultyFileIO.Operation.RENAME;
import static io.lakekit.fault.FaultyFileIO.Operation.WRITE;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.junit.LakeExtension;
import io.lakekit.junit.TableNamed;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.utils.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault on real tables: what Paimon and the writer make of it. */
@Timeout(300)
@Tag("slow")
class FaultsOfTablesTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<String> PAGE = Column.of("page", STRING);

    private static final SummaryTable PAGES =
            SummaryTable.named("ads.pages").primaryKey(ID).aggregate(PAGE, max()).build();
    private static final AppendTable VISITS =
            AppendTable.named("ads.visits")
                    .columns(ID, PAGE)
                    .rawOption("commit.max-retries", "1")
                    .rawOption("async-file-write", "false")
                    .build();
    private static final AppendTable IMPATIENT =
            AppendTable.named("ads.impatient")
                    .columns(ID, PAGE)
                    .rawOption("commit.max-retries", "0")
                    .build();

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(PAGES, VISITS, IMPATIENT);

    private FaultyFileIO files;

    @BeforeEach
    void files() {
        files = lake.files();
    }

    private static Row row(long id, String page) {
        return Row.of(ID, id).with(PAGE, page);
    }

    private static void write(LakeTable<?> table, Row... rows) {
        try (TableWriter<?> writer = table.writer()) {
            for (Row row : rows) {
                writer.rows().write(row);
            }
            writer.commit();
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        }
    }

    private Path directory(LakeTable<?> table) {
        return lake.warehouse().resolve("ads.db").resolve(table.design().name().table());
    }

    @ParameterizedTest
    @CsvSource({"/bucket-0/,WRITE", "/manifest/,WRITE", "/snapshot/,STATUS"})
    void commit_ofFailedOperation_leavesTheTable_andTheWriterGoesOnAfterAbort(
            String path, Operation operation, LakeTable<SummaryTable> pages) {
        write(pages, row(1, "a"));

        try (TableWriter<?> writer = pages.writer()) {
            writer.rows().write(row(2, "b"));
            files.only(path).fail(operation, 1);
            assertThatThrownBy(writer::commit)
                    .hasRootCauseInstanceOf(InjectedFaultException.class)
                    .hasStackTraceContaining("Injected fault: " + operation + " 1 of 'file:");
            assertThat(pages).hasRows(row(1, "a")).hasSnapshots(1);
            assertThatThrownBy(writer::commit).hasMessageContaining("abort() this writer");

            writer.abort();
            writer.rows().write(row(3, "c"));
            writer.commit();
        }

        assertThat(pages).hasRows(row(1, "a"), row(3, "c")).hasSnapshots(2);
        assertThat(files.hits()).hasSize(1);
    }

    @Test
    void commit_ofProcessThatDiesInAFile_leavesTheTornFileToNobody(
            @TableNamed("ads.visits") LakeTable<AppendTable> visits) throws IOException {
        write(visits, row(1, "a"));
        files.only("/bucket-0/").tear(WRITE, 1, 100);
        files.failFrom(DELETE, 1);

        try (TableWriter<?> writer = visits.writer()) {
            writer.rows().write(row(2, "b"));
            assertThatThrownBy(writer::commit)
                    .hasRootCauseInstanceOf(InjectedFaultException.class)
                    .rootCause()
                    .hasMessageEndingWith("' is torn");
        }

        assertThat(filesIn(directory(visits).resolve("bucket-0"))).hasSize(2);
        assertThat(filesIn(directory(visits).resolve("bucket-0")))
                .anySatisfy(file -> assertThat(file).hasSize(100));
        assertThat(visits).hasRows(row(1, "a")).hasFiles(1);
    }

    @Test
    void commit_ofSnapshotRenameFailingOnce_isRetriedAndMadeOnce(
            @TableNamed("ads.visits") LakeTable<AppendTable> visits) {
        files.only("/snapshot/").fail(RENAME, 1);

        write(visits, row(1, "a"));

        assertThat(visits).hasRows(row(1, "a")).hasSnapshots(1);
        assertThat(files.hits()).singleElement().asString().endsWith("/snapshot/snapshot-1' fails");
    }

    @Test
    void commit_ofSnapshotRenameFailingOnAndOn_isNotMade(
            @TableNamed("ads.visits") LakeTable<AppendTable> visits) {
        files.only("/snapshot/").failFrom(RENAME, 1);

        try (TableWriter<?> writer = visits.writer()) {
            writer.rows().write(row(1, "a"));
            assertThatThrownBy(writer::commit)
                    .hasMessageStartingWith("LK1205 ERROR ads.visits: commit 1 failed: ")
                    .hasMessageContaining("nothing of it is visible")
                    .hasRootCauseInstanceOf(InjectedFaultException.class);
        }

        assertThat(files.hits()).extracting(InjectedFault::nth).containsExactly(1, 2);
        assertThat(visits).hasNoRows().hasSnapshots(0);
    }

    /** The hint comes after the snapshot; the retry finds the commit made. */
    @Test
    void commit_ofHintFailingOnce_isMadeOnce(
            @TableNamed("ads.visits") LakeTable<AppendTable> visits) {
        files.only("/snapshot/LATEST").fail(WRITE, 1);

        write(visits, row(1, "a"));

        assertThat(files.hits()).hasSize(1);
        assertThat(visits).hasRows(row(1, "a")).hasSnapshots(1);
    }

    @Test
    @Tag("long")
    void commit_whoseHintFailsOnAndOn_isMadeOnceAndSaysSo(
            @TableNamed("ads.impatient") LakeTable<AppendTable> impatient) {
        files.only("/snapshot/LATEST").failFrom(WRITE, 1);

        try (TableWriter<?> writer = impatient.writer()) {
            writer.rows().write(row(1, "a"));
            writer.commit();
            assertThat(writer.warnings().codes()).containsExactly("LK1204");
        }

        assertThat(impatient).hasRows(row(1, "a")).hasSnapshots(1);
    }

    @Test
    void commit_overtakenWhileItHangs_isMadeAfterTheOther(LakeTable<SummaryTable> pages)
            throws Exception {
        files.only("/snapshot/snapshot-1").delay(RENAME, 1, Duration.ofDays(1));

        CompletableFuture<Void> slow =
                CompletableFuture.runAsync(() -> write(pages, row(1, "slow")));
        while (files.hits().isEmpty()) {
            Thread.onSpinWait();
        }
        write(pages, row(1, "fast"), row(2, "fast"));
        assertThat(pages).hasRows(row(1, "fast"), row(2, "fast")).hasSnapshots(1);
        files.heal();
        slow.get();

        assertThat(pages).hasRows(row(1, "slow"), row(2, "fast")).hasSnapshots(2);
    }

    @Test
    void compaction_ofFailedFile_leavesTheTableAsItWas(LakeTable<SummaryTable> pages) {
        write(pages, row(1, "a"));
        write(pages, row(1, "b"));
        files.only("/bucket-0/").fail(WRITE, 1);

        assertThatThrownBy(pages::compact)
                .hasMessageContaining("the table is as it was")
                .hasRootCauseInstanceOf(InjectedFaultException.class);
        assertThat(pages).hasRows(row(1, "b")).hasFiles(2).hasSnapshots(2);

        pages.compact();
        assertThat(pages).hasRows(row(1, "b")).hasFiles(1).hasSnapshots(3);
    }

    @Test
    void read_ofDataFileCutAnywhere_fails(LakeTable<SummaryTable> pages) throws Exception {
        write(pages, row(1, "a"), row(2, "b"), row(3, "c"));
        long size = Files.size(filesIn(directory(pages).resolve("bucket-0")).get(0));

        for (long bytes = 0; bytes < size; bytes += 7) {
            files.only("/bucket-0/").tear(READ, 1, bytes);
            assertThatThrownBy(() -> pages.reader().toList())
                    .as("cut after %s of %s bytes", bytes, size)
                    .isInstanceOf(RuntimeException.class);
            files.heal();
        }

        assertThat(pages).hasRowCount(3);
    }

    /**
     * Paimon's reader of manifests takes a last block that is cut for the end of the file, and
     * nothing compares what it found with what the manifest list counts. A test of a user that
     * tears manifests meets this.
     */
    @Test
    void read_ofManifestCutInItsLastBlock_losesRowsInSilence(LakeTable<SummaryTable> pages)
            throws Exception {
        write(pages, row(1, "a"));
        write(pages, row(2, "b"));
        Path manifest =
                filesIn(directory(pages).resolve("manifest")).stream()
                        .filter(file -> !file.getFileName().toString().startsWith("manifest-list"))
                        .findFirst()
                        .orElseThrow();
        FaultyFileIO tearing = FaultyFileIO.local();
        tearing.only(manifest.getFileName().toString()).tear(READ, 1, Files.size(manifest) - 1);

        assertThat(uncached(pages, tearing)).hasRowCount(1);
        assertThat(tearing.hits()).hasSize(1);

        try (FileChannel file = FileChannel.open(manifest, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1);
        }
        assertThat(uncached(pages, FaultyFileIO.local())).hasRowCount(1);
    }

    private static LakeTable<SummaryTable> uncached(
            LakeTable<SummaryTable> table, FaultyFileIO io) {
        return LakeTable.of(
                table.design(), FileStoreTableFactory.create(io, table.unwrap().location()));
    }

    @Test
    void tableThatWasSerialized_hasTheSameFaults(LakeTable<SummaryTable> pages) throws Exception {
        FileStoreTable copy = InstantiationUtil.clone(pages.unwrap());
        LakeTable<SummaryTable> shipped = LakeTable.of(PAGES, copy);
        files.only("/bucket-0/").fail(WRITE, 1);

        assertThatThrownBy(() -> write(shipped, row(1, "a")))
                .hasRootCauseInstanceOf(InjectedFaultException.class);
        write(shipped, row(1, "a"));

        assertThat(files.hits()).hasSize(1);
        assertThat(pages).hasRows(row(1, "a"));
    }

    @Test
    void resumableWriter_overTheseFiles_locksItsNameForOtherLakes(LakeTable<SummaryTable> pages) {
        try (TableWriter<?> writer = pages.resumableWriter("clicks");
                Lake other = Lake.open(lake.warehouse())) {
            assertThat(writer.lastIdentifier()).isZero();
            assertThat(directory(pages).resolve(".lakekit/writer-clicks.lock")).exists();
            assertThatThrownBy(() -> other.open(PAGES).resumableWriter("clicks"))
                    .hasMessageContaining("is open elsewhere");
        }
    }
}
