package io.lakekit.table;

import io.lakekit.internal.paimon.commit.BareCommit;
import io.lakekit.internal.paimon.commit.ZonedCommits;
import java.util.List;
import java.util.Map;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;

/**
 * Makes prepared files visible, in three steps that fail independently: rows, compactions, upkeep.
 * Paimon itself does all three in one call, and its exception does not tell which are done.
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

    /**
     * Publishes rows. Paimon skips a commit that was made before.
     *
     * @return whether the commit was made now
     */
    boolean rows(long identifier, PreparedFiles files) {
        return commit.filterAndCommit(Map.of(identifier, files.rows())) > 0;
    }

    /**
     * Publishes compactions, unless their files may lack columns that the table has now.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the table changed since it was opened
     */
    void compactions(long identifier, PreparedFiles files) {
        opened.requireUnchanged();
        commit.commit(identifier, files.compactions());
    }

    /**
     * Starts the expiry and the tagging that the table is set to. A failure is logged, and thrown
     * by {@link #requireUpkeep}.
     */
    void startUpkeep(long identifier) {
        followOptions();
        upkeep.commit(identifier, List.of());
    }

    /**
     * Follows the table's present options: expiry goes by the retention of now, which may be
     * longer.
     */
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

    /** Throws the failure that upkeep met so far, if there is one. */
    void requireUpkeep(long identifier) {
        upkeep.expireForEmptyCommit(false).commit(identifier, List.of());
        upkeep.expireForEmptyCommit(true);
    }

    /**
     * Forgets a failure by a new committer: Paimon's throws the same failure at every later commit.
     */
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
