package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.commit.BareCommit;
import io.lakekit.internal.paimon.state.OperatingNeeds;
import io.lakekit.internal.paimon.state.OperatingNeeds.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;

/**
 * A commit in the making. Its rows come first and decide whether it is made; compactions and upkeep
 * follow and can only leave warnings.
 */
final class Commit {

    /** The number of tries for a compaction without which the rows cannot be seen. */
    private static final int TRIES = 10;

    private final FileStoreTable table;
    private final Bookmark bookmark;
    private final long identifier;
    private final WriteSession session;
    private final Publication publication;
    private final CommitFindings findings;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private PreparedFiles files = PreparedFiles.of(List.of());
    private long newest;
    private boolean sessionIntact = true;

    Commit(
            FileStoreTable table,
            Bookmark bookmark,
            long identifier,
            WriteSession session,
            Publication publication) {
        this.table = table;
        this.bookmark = bookmark;
        this.identifier = identifier;
        this.session = session;
        this.publication = publication;
        this.findings =
                new CommitFindings(Place.table(table.fullName()), bookmark.user(), identifier);
    }

    /**
     * Makes the files of this commit, by the schema that the table still has.
     *
     * @throws DiagnosticsException if the table has another schema by now
     * @throws NothingCommittedException if they cannot be made
     */
    void prepare(OpenedTable opened) {
        try {
            opened.requireUnchanged();
            files = PreparedFiles.of(session.prepare(identifier));
            opened.requireUnchanged();
            newest = newest();
        } catch (DiagnosticsException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw findings.nothing(e);
        }
    }

    private long newest() {
        Long latest = table.snapshotManager().latestSnapshotId();
        return latest == null ? 0 : latest;
    }

    /** The description by which this commit is looked for if publishing fails. */
    CommitTrace.Sought sought() {
        return new CommitTrace.Sought(table, bookmark.user(), identifier, newest);
    }

    /**
     * Publishes the rows; they are in if this returns.
     *
     * @throws NothingCommittedException if none of them is in
     * @throws CommitUnknownException if that cannot be found out
     */
    void publishRows() {
        if (files.rows().isEmpty()) {
            return;
        }
        try {
            bookmark.begin(identifier, newest);
        } catch (RuntimeException e) {
            throw findings.nothing(e);
        }
        try {
            if (publication.rows(identifier, files)) {
                return;
            }
        } catch (RuntimeException e) {
            requireMade(e);
            return;
        }
        throw unmade(findings.madeByAnother());
    }

    private void requireMade(RuntimeException failure) {
        CommitTrace trace = sought().rows();
        switch (trace.outcome()) {
            case MADE -> afterwards("what follows its snapshot", failure);
            case NOT_MADE -> throw unmade(findings.nothing(failure));
            case UNKNOWN -> throw findings.unknown(failure, String.valueOf(trace.reason()));
        }
    }

    /**
     * Notes that nothing was committed. If that fails, the next writer of the name finds out the
     * same.
     */
    private NothingCommittedException unmade(NothingCommittedException failure) {
        try {
            bookmark.notMade();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    void publishTheRest() {
        try {
            bookmark.made();
        } catch (RuntimeException e) {
            warnings.add(findings.afterwards("a note of it", e));
        }
        publishCompactions();
        try {
            publication.startUpkeep(identifier);
            publication.requireUpkeep(identifier);
        } catch (RuntimeException e) {
            afterwards("expiry or tags", e);
        }
        try {
            newest = newest();
        } catch (RuntimeException e) {
            warnings.add(findings.afterwards("a look at the newest snapshot", e));
        }
    }

    private void publishCompactions() {
        boolean awaited = OperatingNeeds.of(table).visibility() == Visibility.COMPACTED;
        Lock lock = session.stale().lock();
        lock.lock();
        try {
            compactAnewIfStale();
            for (int tries = 1; !files.compactions().isEmpty() && sessionIntact; tries++) {
                try {
                    publication.compactions(identifier, files);
                    session.stale().learn();
                    return;
                } catch (RuntimeException e) {
                    boolean again = giveUp(e, awaited) && awaited && tries < TRIES;
                    if (again) {
                        warnings.remove(warnings.size() - 1);
                    }
                    files = again ? compactedAgain(false) : PreparedFiles.of(List.of());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Compacts again in place of compactions that rest on stale levels: whole buckets replace every
     * file that they were merged from, so that Paimon sees conflicts.
     */
    private void compactAnewIfStale() {
        if (!files.compactions().isEmpty() && areLevelsStale()) {
            files.deleteCompactions(table);
            reopenSession();
            files = sessionIntact ? compactedAgain(true) : PreparedFiles.of(List.of());
        }
    }

    /** Stale if that cannot be told: the rows are in, so this must not throw. */
    private boolean areLevelsStale() {
        try {
            return session.stale().areThere();
        } catch (RuntimeException e) {
            afterwards("a look at what others compacted", e);
            return true;
        }
    }

    /**
     * Removes the files of compactions that failed.
     *
     * @return whether the reason is only that others compacted first
     */
    private boolean giveUp(RuntimeException failure, boolean awaited) {
        boolean lost = BareCommit.isLost(failure);
        if (lost) {
            files.deleteCompactions(table);
            warnings.add(findings.compactionGivenUp(awaited));
            reopenSession();
        } else {
            reopenSession();
            afterwards("its compaction", failure);
        }
        return lost;
    }

    private PreparedFiles compactedAgain(boolean whole) {
        try {
            for (CommitMessage message : files.compactions()) {
                session.compact(message.partition(), message.bucket(), whole);
            }
            return PreparedFiles.of(session.prepare(identifier));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            afterwards("its compaction", e);
            reopenSession();
            return PreparedFiles.of(List.of());
        }
    }

    /**
     * Makes the session learn its buckets anew: it knows them as the failed compaction would have
     * left them.
     */
    private void reopenSession() {
        try {
            session.reopen();
        } catch (Exception e) {
            sessionIntact = false;
            warnings.add(findings.afterwards("beginning anew", e));
        }
    }

    private void afterwards(String what, Exception failure) {
        warnings.add(findings.afterwards(what, failure));
        try {
            publication.reopen();
        } catch (Exception e) {
            sessionIntact = false;
            warnings.add(findings.afterwards("beginning anew", e));
        }
    }

    Diagnostics warnings() {
        return Diagnostics.copyOf(warnings);
    }

    /** Whether the session can be written to after this commit. */
    boolean isSessionIntact() {
        return sessionIntact;
    }

    /** The id of the newest snapshot, as far as it could be read. */
    long newestSnapshot() {
        return newest;
    }
}
