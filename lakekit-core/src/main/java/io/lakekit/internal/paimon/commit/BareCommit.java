package io.lakekit.internal.paimon.commit;

import org.apache.paimon.CoreOptions.ExpireExecutionMode;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;

/** Paimon's commit without the upkeep that it does in the same call: expiry and tags. */
public final class BareCommit {

    private BareCommit() {}

    /** A committer of this user that publishes snapshots and does nothing else. */
    public static TableCommitImpl of(FileStoreTable table, String user) {
        return new TableCommitImpl(
                        table.store().newCommit(user, table),
                        null,
                        null,
                        null,
                        null,
                        table.consumerManager(),
                        ExpireExecutionMode.SYNC,
                        table.name(),
                        false,
                        table.coreOptions().fileOperationThreadNum())
                .ignoreEmptyCommit(true);
    }

    /**
     * Whether a commit of compactions failed because others compacted first, so that none of it was
     * made. Paimon tells this only by the text of its message.
     */
    public static boolean isLost(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        boolean outrun = message.startsWith("Commit failed after") && failure.getCause() == null;
        return outrun || message.contains("conflicts detected! Give up committing");
    }
}
