package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.junit.LakeExtension;
import io.lakekit.paimon.Catalogs;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails in a commit, its caller is told whether the rows are in. */
@Tag("long")
class FailedCommitsTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> SUM = Column.of("sum", BIGINT);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.sums")
                .primaryKey(ID)
                .aggregate(SUM, AggFunctions.sum())
                .buckets(Buckets.fixed(1));
    }

    private static Row row(long value) {
        return Row.of(ID, 1L).with(SUM, value);
    }

    private static void assertSum(LakeTable<?> table, long expected) {
        assertThat(table.reader(SUM).toList()).containsExactly(Row.of(SUM, expected));
    }

    private LakeTable<SummaryTable> compactingAtEachCommit(boolean deletionVectors) {
        return lake.create(
                sums().changelog(ChangelogProducer.LOOKUP)
                        .rawOption("deletion-vectors.enabled", String.valueOf(deletionVectors))
                        .build());
    }

    /** Writers that look nothing up, so that Paimon finds the conflicts of their compactions. */
    private LakeTable<SummaryTable> compactingTwoFiles() {
        return lake.create(sums().rawOption("num-sorted-run.compaction-trigger", "2").build());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void commit_whoseCompactionMeetsAnother_isMade(boolean deletionVectors) throws IOException {
        LakeTable<SummaryTable> table =
                deletionVectors ? compactingAtEachCommit(true) : compactingTwoFiles();
        try (TableWriter<SummaryTable> one = table.writer();
                TableWriter<SummaryTable> other = table.writer()) {
            for (int i = 1; i <= 10; i++) {
                one.rows().write(row(1));
                other.rows().write(row(10));
                one.commit();
                other.commit();

                assertSum(table, 11L * i);
                assertThat(other.lastIdentifier()).isEqualTo(i);
                assertThat(other.warnings().codes())
                        .isSubsetOf(deletionVectors ? "LK1204" : "LK1203");
            }
        }
        assertThat(StoredFiles.onDisk(table)).isEqualTo(StoredFiles.reachable(table));
        table.compact();
        assertSum(table, 110);
    }

    @Test
    void compact_besideAWriter_isRefusedTruthfullyAndCostsNoRow() throws IOException {
        LakeTable<SummaryTable> table = compactingAtEachCommit(false);
        try (TableWriter<SummaryTable> writer = table.writer()) {
            for (int i = 1; i <= 5; i++) {
                writer.rows().write(row(1));
                if (i % 2 == 0) {
                    table.compact();
                }
                writer.commit();
                assertSum(table, i);
            }
        }
        assertThat(StoredFiles.onDisk(table)).isEqualTo(StoredFiles.reachable(table));
    }

    @Test
    void commit_thatFailsBeforeItsSnapshot_leavesNothingAndSaysSo() {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(row(7));
            lake.files().only("/manifest/").fail(Operation.WRITE, 1);

            assertThatThrownBy(writer::commit)
                    .isInstanceOf(NothingCommittedException.class)
                    .hasMessageStartingWith("LK1205 ERROR ads.sums: commit 1 failed: ")
                    .hasMessageEndingWith(
                            "; nothing of it is visible. abort() this writer, or open a new one, and"
                                    + " write again what was not committed.");
            assertThat(writer.lastIdentifier()).isZero();
            assertThatThrownBy(writer::commit).hasMessageContaining("abort() this writer");

            writer.abort();
            writer.rows().write(row(7));
            writer.commit();
            assertSum(table, 7);
        }
    }

    /** Paimon tells of a failed expiry at the next commit, after the rows of that are in. */
    @Test
    void commit_whoseExpiryFails_isMadeAndWarns() {
        LakeTable<SummaryTable> table =
                lake.create(
                        sums().rawOption("snapshot.num-retained.min", "1")
                                .rawOption("snapshot.num-retained.max", "1")
                                .build());
        try (TableWriter<SummaryTable> writer = table.writer()) {
            for (int i = 1; i <= 4; i++) {
                writer.rows().write(row(1));
                if (i == 2) {
                    lake.files().only("/snapshot/EARLIEST").failFrom(Operation.WRITE, 1);
                }
                writer.commit();
                lake.files().heal();
                assertThat(writer.warnings().codes())
                        .isEqualTo(i == 2 ? List.of("LK1204") : List.of());
                assertSum(table, i);
            }
        }
    }

    @Test
    void commit_ofWhichNothingCanBeFoundOut_asksToWait(@TempDir Path warehouse) throws Exception {
        BreakingFileIO files = new BreakingFileIO();
        try (Catalog catalog = Catalogs.open(warehouse.toUri().toString(), files);
                Lake shaky = Lake.open(catalog)) {
            LakeTable<SummaryTable> table =
                    shaky.create(sums().rawOption("commit.max-retries", "1").build());
            try (TableWriter<SummaryTable> writer = table.writer()) {
                writer.rows().write(row(1));
                writer.commit();
                writer.rows().write(row(2));
                files.breakAfterSnapshot();

                assertThatThrownBy(writer::commit)
                        .isInstanceOf(CommitUnknownException.class)
                        .hasMessageStartingWith(
                                "LK1206 ERROR ads.sums: commit 2 of user 'lakekit-");
                assertThatThrownBy(writer::lastIdentifier)
                        .isInstanceOf(CommitUnknownException.class);
                files.heal();
                assertThatThrownBy(writer::abort).isInstanceOf(CommitUnknownException.class);
                assertThatThrownBy(writer::commit).isInstanceOf(CommitUnknownException.class);
                assertThatThrownBy(() -> writer.rows().write(row(2)))
                        .isInstanceOf(CommitUnknownException.class);

                assertThat(writer.lastIdentifier()).isEqualTo(2);
                writer.rows().write(row(4));
                writer.commit();
                assertSum(table, 7);
            }
        }
    }
}
