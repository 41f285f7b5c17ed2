package io.lakekit.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.commit.BucketGuard;
import io.lakekit.table.CommitTrace.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * The commits of one user, with identifiers that only grow. A log is open, broken by a failure that
 * left nothing visible, in doubt about a commit, or closed.
 */
final class CommitLog implements AutoCloseable {

    private enum State {
        OPEN,
        BROKEN,
        IN_DOUBT,
        CLOSED
    }

    private final FileStoreTable table;
    private final OpenedTable opened;
    private final Bookmark bookmark;
    private final BucketGuard buckets;
    private final WriteSession session;
    private final Publication publication;
    private volatile State state = State.OPEN;
    private volatile long lastIdentifier;
    private volatile Diagnostics warnings = Diagnostics.none();
    private CommitTrace.@Nullable Sought doubt;

    CommitLog(FileStoreTable table, Bookmark bookmark) {
        this.table = table;
        this.opened = new OpenedTable(table);
        this.bookmark = bookmark;
        this.lastIdentifier = bookmark.lastIdentifier();
        this.buckets = BucketGuard.of(table);
        this.session = new WriteSession(table, bookmark.user());
        this.publication = new Publication(table, bookmark.user());
    }

    /** The names of the table's columns, in the order in which rows have them. */
    List<String> columns() {
        return table.rowType().getFieldNames();
    }

    void write(List<InternalRow> rows) {
        requireIntact();
        rows.forEach(buckets::require);
        state = State.BROKEN;
        try {
            for (InternalRow row : rows) {
                session.write(row);
            }
        } catch (Exception e) {
            throw failure("write to", e);
        }
        state = State.OPEN;
    }

    boolean isInDoubt() {
        return state == State.IN_DOUBT;
    }

    long lastIdentifier() {
        return lastIdentifier;
    }

    /**
     * The identifier of the next commit. After the largest possible one it is that one again, which
     * a commit then refuses.
     */
    long nextIdentifier() {
        return lastIdentifier == Long.MAX_VALUE ? lastIdentifier : lastIdentifier + 1;
    }

    Diagnostics warnings() {
        return warnings;
    }

    /**
     * Commits under an identifier.
     *
     * @return the id of the newest snapshot, 0 if the table has none
     */
    @CanIgnoreReturnValue
    long commit(long identifier) {
        requireIntact();
        requireAbove(identifier);
        Commit commit = new Commit(table, bookmark, identifier, session, publication);
        state = State.BROKEN;
        commit.prepare(opened);
        doubt = commit.sought();
        state = State.IN_DOUBT;
        try {
            commit.publishRows();
        } catch (NothingCommittedException e) {
            state = State.BROKEN;
            throw e;
        }
        lastIdentifier = identifier;
        state = State.BROKEN;
        commit.publishTheRest();
        warnings = commit.warnings();
        if (commit.isSessionIntact()) {
            state = State.OPEN;
        }
        return commit.newestSnapshot();
    }

    private void requireAbove(long identifier) {
        if (identifier > lastIdentifier) {
            return;
        }
        throw new IllegalArgumentException(
                "Commit identifier "
                        + identifier
                        + " of table "
                        + table.name()
                        + " is not above the last one, "
                        + lastIdentifier
                        + "; Paimon would drop the commit in silence. "
                        + (lastIdentifier == Long.MAX_VALUE
                                ? "None is left: write under another name"
                                : "Continue with " + (lastIdentifier + 1)));
    }

    /** Finds out whether the commit in doubt was made, and starts again after it. */
    void settle() {
        CommitTrace.Sought sought = Objects.requireNonNull(doubt);
        CommitTrace trace = sought.rows();
        if (trace.outcome() == Outcome.UNKNOWN) {
            throw findings(sought).stillUnknown(String.valueOf(trace.reason()));
        }
        if (trace.outcome() == Outcome.MADE) {
            lastIdentifier = sought.identifier();
            bookmark.made();
        } else {
            bookmark.notMade();
        }
        doubt = null;
        state = State.BROKEN;
        abort();
    }

    /** Drops all rows since the last commit, and learns anew what the table holds. */
    void abort() {
        requireCertain();
        state = State.BROKEN;
        try {
            session.reopen();
            publication.reopen();
        } catch (Exception e) {
            throw failure("abort a write to", e);
        }
        state = State.OPEN;
    }

    void requireOpen() {
        if (state == State.CLOSED) {
            throw new IllegalStateException(
                    "This writer of table "
                            + table.name()
                            + " is closed; nothing of this call was done. Open another writer");
        }
    }

    private void requireCertain() {
        requireOpen();
        if (state == State.IN_DOUBT) {
            throw findings(Objects.requireNonNull(doubt)).stillUnknown("nobody asked yet");
        }
    }

    void requireIntact() {
        requireCertain();
        if (state == State.BROKEN) {
            throw new IllegalStateException(
                    "An earlier write or commit to table "
                            + table.name()
                            + " failed; abort() this writer or open a new one, and write again"
                            + " what was not committed");
        }
    }

    private CommitFindings findings(CommitTrace.Sought sought) {
        return new CommitFindings(
                Place.table(table.fullName()), bookmark.user(), sought.identifier());
    }

    private RuntimeException failure(String what, Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String message = "Cannot " + what + " table " + table.name() + ": " + cause.getMessage();
        return cause instanceof IOException io
                ? new UncheckedIOException(message, io)
                : new IllegalStateException(message, cause);
    }

    @Override
    public void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        try (AutoCloseable last = publication;
                AutoCloseable first = session) {
            // the session ends before the committer, and both do whatever the other does
        } catch (Exception e) {
            throw failure("close the writer of", e);
        }
    }
}
