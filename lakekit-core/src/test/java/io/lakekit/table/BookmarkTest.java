package io.lakekit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.junit.LakeExtension;
import java.time.Duration;
import java.util.List;
import org.apache.paimon.options.ExpireConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a named writer goes on, whatever ended the last one and whatever has expired since. */
@Tag("slow")
class BookmarkTest {

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private LakeTable<AppendTable> table() {
        return lake.create(Notes.append());
    }

    private static void commit(LakeTable<AppendTable> table, String name, long identifier) {
        try (TableWriter<AppendTable> writer = table.resumableWriter(name)) {
            writer.rows().write(Notes.row(identifier));
            writer.commit(identifier);
        }
    }

    private static long last(LakeTable<AppendTable> table) {
        try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
            return writer.lastIdentifier();
        }
    }

    /** Leaves nothing of what was there, as others commit and expire. */
    private static void expire(LakeTable<AppendTable> table) {
        for (int i = 0; i < 12; i++) {
            Notes.commit(table, List.of(Notes.row(1_000 + i)));
        }
        int expired =
                table.unwrap()
                        .newExpireSnapshots()
                        .config(
                                ExpireConfig.builder()
                                        .snapshotTimeRetain(Duration.ZERO)
                                        .snapshotRetainMin(1)
                                        .build())
                        .expire();
        assertThat(expired).isPositive();
    }

    @Test
    void resumableWriter_whoseSnapshotsExpired_continuesWhereItStopped() {
        LakeTable<AppendTable> table = table();
        for (long identifier : new long[] {3, 5, 8}) {
            commit(table, "job", identifier);
        }
        commit(table, "job-2", 1);
        expire(table);

        assertThat(last(table)).isEqualTo(8);
        try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
            writer.rows().write(Notes.row(5));
            assertThatThrownBy(() -> writer.commit(5)).hasMessageContaining("Continue with 9");
        }
        commit(table, "job", 9);
        expire(table);
        assertThat(last(table)).isEqualTo(9);
        try (TableWriter<AppendTable> other = table.resumableWriter("job-3")) {
            assertThat(other.lastIdentifier()).isZero();
        }
    }

    /**
     * A writer that stops at each of the operations on its notes, as a killed process does: of two
     * commits the second is in or not, and the next writer knows.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void resumableWriter_afterADeathWithinACommit_knowsWhatIsIn(int nth) {
        LakeTable<AppendTable> table = table();
        commit(table, "job", 1);
        try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
            writer.rows().write(Notes.row(2));
            lake.files().only("/.lakekit/").failFrom(Operation.RENAME, nth);
            lake.files().only("/.lakekit/").failFrom(Operation.DELETE, 1);
            try {
                writer.commit(2);
            } catch (NothingCommittedException e) {
                assertThat(nth).isEqualTo(1);
            }
        }
        lake.files().heal();
        long expected = table.reader().toList().contains(Notes.row(2)) ? 2 : 1;

        assertThat(last(table)).isEqualTo(expected);
        expire(table);
        assertThat(last(table)).as("after expiry").isEqualTo(expected);
    }

    /** The note that a commit is made is missing, and so are the snapshots that could tell. */
    @Test
    void resumableWriter_ofWhichNothingTells_isRefused() {
        LakeTable<AppendTable> table = table();
        commit(table, "job", 1);
        try (TableWriter<AppendTable> writer = table.resumableWriter("job")) {
            writer.rows().write(Notes.row(2));
            lake.files().only("/.lakekit/").failFrom(Operation.RENAME, 2);
            writer.commit(2);
            assertThat(writer.warnings().codes()).containsExactly("LK1204");
        }
        lake.files().heal();
        expire(table);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> table.resumableWriter("job"))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageStartingWith(
                            "LK1207 ERROR ads.append: user 'lakekit-job' began commit 2, and the"
                                    + " snapshots that could tell whether it was made have expired;");
        }
    }

    @Test
    void resumableWriter_afterARollBack_continuesThereOrIsRefused() {
        LakeTable<AppendTable> table = table();
        commit(table, "job", 1);
        commit(table, "job", 2);
        table.unwrap().rollbackTo(1);
        assertThat(last(table)).isEqualTo(1);

        commit(table, "other", 1);
        commit(table, "fresh", 7);
        table.unwrap().rollbackTo(2);
        assertThatThrownBy(() -> table.resumableWriter("fresh"))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("the table was rolled back to before it");
    }

    @Test
    void resumableWriter_ofATableCreatedAnew_beginsAnew() {
        LakeTable<AppendTable> table = table();
        commit(table, "job", 8);
        lake.lake().drop(table.design().name());

        LakeTable<AppendTable> anew = table();
        assertThat(last(anew)).isZero();
        commit(anew, "job", 1);
        expire(anew);
        assertThat(last(anew)).isEqualTo(1);
    }
}
