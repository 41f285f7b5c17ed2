package io.lakekit.table;

import com.google.common.util.concurrent.Striped;
import io.lakekit.internal.paimon.state.Upkeep;
import java.io.FileNotFoundException;
import java.util.concurrent.locks.Lock;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.utils.SnapshotManager;

/**
 * Whether others compacted since a writer last learned the levels of its buckets. In a table that
 * looks values up, a compaction writes whole rows above the level where it found the rest of them,
 * and readers take the uppermost: one that did not see what others moved below it would hide their
 * rows, and Paimon finds no conflict, since it replaces none of their files.
 */
final class StaleLevels {

    /** Of this JVM; what compacts in another one between the look and the snapshot is not seen. */
    @SuppressWarnings("UnstableApiUsage")
    private static final Striped<Lock> LOCKS = Striped.lock(64);

    private final FileStoreTable table;
    private final String user;
    private final boolean looksUp;
    private long known;

    StaleLevels(FileStoreTable table, String user) {
        this.table = table;
        this.user = user;
        this.looksUp = Upkeep.of(table).looksUp();
        learn();
    }

    /** What the session knows from now on is no older than the newest snapshot. */
    void learn() {
        known = looksUp ? newest() : 0;
    }

    private long newest() {
        Long latest = table.snapshotManager().latestSnapshotId();
        return latest == null ? 0 : latest;
    }

    /** Held between the question and the snapshot. */
    Lock lock() {
        return LOCKS.get(table.location().toString());
    }

    /** Whether a snapshot that somebody else compacted in has come since; also if that is lost. */
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
