package io.lakekit.internal.paimon.commit;

import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ExpireConfig;
import org.apache.paimon.table.ExpireSnapshots;
import org.apache.paimon.table.ExpireSnapshotsImpl;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.utils.BranchManager;

/**
 * Commits into a branch that go by its own tags. Paimon's take the tags of the table for those of
 * the branch: they expire snapshots of the branch with files that its tags hold, and make automatic
 * tags of its snapshots in the table. These make none.
 */
final class BranchCommits {

    private BranchCommits() {}

    static boolean isBranch(FileStoreTable table) {
        return !BranchManager.isMainBranch(table.snapshotManager().branch());
    }

    static TableCommitImpl of(FileStoreTable branch, String commitUser) {
        CoreOptions options = branch.coreOptions();
        boolean upkeep = !options.writeOnly();
        return new TableCommitImpl(
                branch.store().newCommit(commitUser, branch),
                upkeep ? expiry(branch) : null,
                upkeep ? branch.store().newPartitionExpire(commitUser, branch) : null,
                null,
                options.consumerExpireTime(),
                branch.consumerManager(),
                options.snapshotExpireExecutionMode(),
                branch.name(),
                options.forceCreatingSnapshot(),
                options.fileOperationThreadNum());
    }

    private static Runnable expiry(FileStoreTable branch) {
        CoreOptions options = branch.coreOptions();
        ExpireConfig kept = options.expireConfig();
        ExpireSnapshots snapshots =
                new ExpireSnapshotsImpl(
                                branch.snapshotManager(),
                                branch.changelogManager(),
                                branch.store().newSnapshotDeletion(),
                                branch.tagManager())
                        .config(kept);
        ExpireSnapshots changelogs = branch.newExpireChangelog().config(kept);
        return () -> {
            snapshots.expire();
            if (options.changelogLifecycleDecoupled()) {
                changelogs.expire();
            }
        };
    }
}
