package io.lakekit.table;

import io.lakekit.internal.paimon.schema.RootCause;
import java.io.FileNotFoundException;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.utils.SnapshotManager;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the snapshots to the question whether a commit that failed was made.
 *
 * @param outcome whether it was made
 * @param reason the reason why that cannot be found out, null if it can
 */
record CommitTrace(Outcome outcome, @Nullable String reason) {

    /** The possible outcomes of a commit. */
    enum Outcome {
        MADE,
        NOT_MADE,
        UNKNOWN
    }

    /**
     * The description of a commit to look for.
     *
     * @param identifier of this one user, so that snapshots from an earlier one on need no look
     * @param before the newest snapshot before it, 0 if there was none
     */
    record Sought(FileStoreTable table, String user, long identifier, long before) {

        /**
         * The trace of the commit's rows: whether one of its snapshots is there, as the one with
         * rows is the first of them.
         */
        CommitTrace rows() {
            return uninterrupted(false);
        }

        /** The trace of the commit's compaction. */
        CommitTrace compaction() {
            return uninterrupted(true);
        }

        /**
         * Looks for the commit with the thread's interrupt put off, since an interrupted thread
         * cannot read files; the interrupt is restored afterwards.
         */
        private CommitTrace uninterrupted(boolean compaction) {
            boolean interrupted = Thread.interrupted();
            try {
                return look(compaction);
            } catch (RuntimeException | FileNotFoundException e) {
                return unknown(RootCause.of(e));
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private CommitTrace look(boolean compaction) throws FileNotFoundException {
            Long newest = table.snapshotManager().latestSnapshotId();
            if (newest == null || newest < before) {
                return newest == null && before == 0
                        ? new CommitTrace(Outcome.NOT_MADE, null)
                        : unknown("snapshot " + before + " was there before it and is gone");
            }
            for (long id = newest; id > before; id--) {
                Snapshot snapshot = snapshot(id);
                if (snapshot == null) {
                    return unknown("snapshot " + id + ", which may be it, has expired");
                }
                if (user.equals(snapshot.commitUser())
                        && snapshot.commitIdentifier() <= identifier) {
                    boolean found =
                            snapshot.commitIdentifier() == identifier
                                    && (!compaction || snapshot.commitKind() == CommitKind.COMPACT);
                    return new CommitTrace(found ? Outcome.MADE : Outcome.NOT_MADE, null);
                }
            }
            return new CommitTrace(Outcome.NOT_MADE, null);
        }

        /** The snapshot of this id, or null if it has expired. */
        private @Nullable Snapshot snapshot(long id) throws FileNotFoundException {
            SnapshotManager snapshots = table.snapshotManager();
            try {
                return SnapshotManager.tryFromPath(table.fileIO(), snapshots.snapshotPath(id));
            } catch (FileNotFoundException e) {
                Long earliest = snapshots.earliestSnapshotId();
                if (earliest == null || id >= earliest) {
                    throw e;
                }
                return null;
            }
        }
    }

    private static CommitTrace unknown(String reason) {
        return new CommitTrace(Outcome.UNKNOWN, reason);
    }
}
