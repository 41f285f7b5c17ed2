package io.lakekit.table;

import io.lakekit.internal.paimon.commit.BareCommit;
import io.lakekit.internal.paimon.commit.ZonedCommits;
import java.util.List;
import java.util.Map;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;

/**
 * Makes prepared files visible, in three steps that fail apart: rows, compactions, upkeep. Paimon
 * does them in one call, and throws alike whatever of it is done.
 */
final class Publication implements AutoCloseable {

    private final FileStoreTable table;
    private final String user;
    private final OpenedTable opened;
    private FileStoreTable kept;
    private TableCommitImpl commit;
    private TableCommitImpl upkeep;

    Publication(FileStoreTable table, String user) {
        this.table = table;
        this.user = user;
        this.opened = new OpenedTable(table);
        this.kept = table;
        this.commit = BareCommit.of(table, user);
        this.upkeep = newUpkeep();
    }

    private TableCommitImpl newUpkeep() {
        return ZonedCommits.of(kept).newCommit(user).ignoreEmptyCommit(true);
    }

    /** Whether it was made now; Paimon leaves a commit out that was made before. */
    boolean rows(long identifier, PreparedFiles files) {
        return commit.filterAndCommit(Map.of(identifier, files.rows())) > 0;
    }

    /**
     * Publishes none whose files may lack columns of now.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the table changed since it was opened
     */
    void compactions(long identifier, PreparedFiles files) {
        opened.requireUnchanged();
        commit.commit(identifier, files.compactions());
    }

    /** Expires and tags as the table is set to; a failure is logged, and thrown when asked for. */
    void startUpkeep(long identifier) {
        followOptions();
        upkeep.commit(identifier, List.of());
    }

    /** What has expired tells the retention of now, which may be a longer one. */
    private void followOptions() {
        FileStoreTable newest = opened.newest();
        if (newest.schema().id() != kept.schema().id()) {
            TableCommitImpl before = upkeep;
            kept = newest;
            upkeep = newUpkeep();
            close(before);
        }
    }

    private static void close(TableCommitImpl committer) {
        try {
            committer.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close a committer", e);
        }
    }

    /** Throws what upkeep met so far. */
    void requireUpkeep(long identifier) {
        upkeep.expireForEmptyCommit(false).commit(identifier, List.of());
        upkeep.expireForEmptyCommit(true);
    }

    /** Forgets a failure: Paimon's committer tells of one at every commit from then on. */
    void reopen() throws Exception {
        close();
        commit = BareCommit.of(table, user);
        upkeep = newUpkeep();
    }

    @Override
    public void close() throws Exception {
        try (AutoCloseable first = upkeep;
                AutoCloseable second = commit) {
            // both are closed, whatever the first one does
        }
    }
}
