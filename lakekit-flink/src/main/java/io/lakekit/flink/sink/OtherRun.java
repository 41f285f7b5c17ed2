package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.Optional;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * The rule that nobody else commits as a running job does, which is looked at before each of its
 * commits. Two jobs that were started from one state have one commit user, and write the same rows.
 */
final class OtherRun {

    private static final Code AT_ONCE =
            Code.error("LK1325", "two runs of one job at once", "a running job");

    private final FileStoreTable table;
    private final String user;
    private long seen;
    private long committed;

    private OtherRun(FileStoreTable table, String user, long seen, long committed) {
        this.table = table;
        this.user = user;
        this.seen = seen;
        this.committed = committed;
    }

    /**
     * The rule for a run that starts now.
     *
     * @param user the commit user of the run
     * @param restored the number of the checkpoint from which it goes on
     */
    static OtherRun of(FileStoreTable table, String user, long restored) {
        return new OtherRun(table, user, newest(table), restored);
    }

    private static long newest(FileStoreTable table) {
        Long id = table.snapshotManager().latestSnapshotId();
        return id == null ? 0 : id;
    }

    /**
     * What is wrong if this run is about to commit up to a checkpoint. A number that is not used
     * yet, in a snapshot that is new, is of another run.
     */
    Optional<Diagnostic> find(long checkpoint) {
        long now = newest(table);
        Snapshot other = now > seen ? newer() : null;
        seen = now;
        committed = checkpoint;
        return Optional.ofNullable(other).map(this::finding);
    }

    private @Nullable Snapshot newer() {
        Snapshot found =
                table.snapshotManager()
                        .traversalSnapshotsFromLatestSafely(
                                snapshot -> snapshot.id() <= seen || isOther(snapshot));
        return found != null && found.id() > seen ? found : null;
    }

    private boolean isOther(Snapshot snapshot) {
        return snapshot.commitUser().equals(user) && snapshot.commitIdentifier() > committed;
    }

    private Diagnostic finding(Snapshot other) {
        return AT_ONCE.at(Place.table(table.fullName()))
                .says(
                        "while the job runs, snapshot %d got checkpoint %d of another run of it",
                        other.id(), other.commitIdentifier())
                .so("both were started from one state, and would write the same rows")
                .fix("Leave one of them running, and start no job from a state that is in use.");
    }
}
