package io.lakekit.table;

import com.google.common.util.concurrent.Striped;
import io.lakekit.internal.paimon.state.OperatingNeeds;
import java.io.FileNotFoundException;
import java.util.concurrent.locks.Lock;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.utils.SnapshotManager;

/**
 * A watch on whether others compacted since a writer last learned the levels of its buckets. In a
 * table that looks values up, a compaction writes whole rows above the level where it found the
 * rest of them, and readers take the uppermost. A compaction that did not see what others moved
 * below it would hide their rows, and Paimon finds no conflict, since none of their files is
 * replaced.
 */
final class StaleLevels {

    /**
     * The locks of this JVM. A compaction in another JVM between the look and the snapshot is not
     * seen.
     */
    @SuppressWarnings("UnstableApiUsage")
    private static final Striped<Lock> LOCKS = Striped.lock(64);

    private final FileStoreTable table;
    private final String user;
    private final boolean looksUp;
    private long known;

    StaleLevels(FileStoreTable table, String user) {
        this.table = table;
        this.user = user;
        this.looksUp = OperatingNeeds.of(table).looksUp();
        learn();
    }

    /** Records that the session now knows the table as of the newest snapshot. */
    void learn() {
        known = looksUp ? newest() : 0;
    }

    private long newest() {
        Long latest = table.snapshotManager().latestSnapshotId();
        return latest == null ? 0 : latest;
    }

    /** The lock to hold from the question until the snapshot is made. */
    Lock lock() {
        return LOCKS.get(table.location().toString());
    }

    /**
     * Whether somebody else has made a snapshot with a compaction since; true also if that can no
     * longer be told.
     */
    boolean areThere() {
        if (!looksUp) {
            return false;
        }
        for (long id = newest(); id > known; id--) {
            if (isForeignCompaction(id)) {
                return true;
            }
        }
        return false;
    }

    private boolean isForeignCompaction(long id) {
        try {
            Snapshot snapshot =
                    SnapshotManager.tryFromPath(
                            table.fileIO(), table.snapshotManager().snapshotPath(id));
            return !user.equals(snapshot.commitUser())
                    && snapshot.commitKind() != CommitKind.APPEND;
        } catch (FileNotFoundException e) {
            return true;
        }
    }
}
