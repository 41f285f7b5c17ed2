package io.lakekit.table;

import io.lakekit.paimon.BareCommit;
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
    private TableCommitImpl commit;
    private TableCommitImpl upkeep;

    Publication(FileStoreTable table, String user) {
        this.table = table;
        this.user = user;
        this.commit = BareCommit.of(table, user);
        this.upkeep = newUpkeep();
    }

    private TableCommitImpl newUpkeep() {
        return table.newCommit(user).ignoreEmptyCommit(true);
    }

    /** Whether it was made now; Paimon leaves a commit out that was made before. */
    boolean rows(long identifier, PreparedFiles files) {
        return commit.filterAndCommit(Map.of(identifier, files.rows())) > 0;
    }

    void compactions(long identifier, PreparedFiles files) {
        commit.commit(identifier, files.compactions());
    }

    /** Expires and tags as the table is set to; a failure is logged, and thrown when asked for. */
    void startUpkeep(long identifier) {
        upkeep.commit(identifier, List.of());
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
