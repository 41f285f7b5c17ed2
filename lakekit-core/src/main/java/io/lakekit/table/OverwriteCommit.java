package io.lakekit.table;

import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.commit.BareCommit;
import io.lakekit.internal.paimon.commit.SeenCommits;
import io.lakekit.internal.paimon.schema.RootCause;
import io.lakekit.internal.paimon.state.OperatingNeeds;
import io.lakekit.table.CommitTrace.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.utils.SnapshotManager;
import org.jspecify.annotations.Nullable;

/** The one commit of an overwrite. */
final class OverwriteCommit {

    static final long IDENTIFIER = 1;

    /** So often compactions of others may come between the look and the snapshot. */
    private static final int TRIES = 10;

    private final FileStoreTable table;
    private final PartitionSpec partition;
    private final OverwritePlan plan;
    private final @Nullable Snapshot seen;
    private final String user;
    private final OverwriteFindings findings;
    private final boolean looksUp;
    private long before;

    OverwriteCommit(
            FileStoreTable table,
            PartitionSpec partition,
            OverwritePlan plan,
            @Nullable Snapshot seen,
            String user,
            OverwriteFindings findings) {
        this.table = table;
        this.partition = partition;
        this.plan = plan;
        this.before = plan.snapshot();
        this.seen = seen;
        this.user = user;
        this.findings = findings;
        this.looksUp = OperatingNeeds.of(table).looksUp();
    }

    /**
     * Publishes the files; all rows are replaced if this returns.
     *
     * @throws DiagnosticsException if others compacted what it replaces; nothing was changed
     * @throws NothingCommittedException if it failed and changed nothing
     * @throws CommitUnknownException if it failed and that cannot be found out
     */
    void publish(WholeFiles files) {
        Lock lock = new StaleLevels(table, user).lock();
        lock.lock();
        try {
            for (int tries = TRIES; !publish(files, tries == 0); tries--) {
                // somebody compacted, perhaps another partition, between the look and the snapshot
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was published; false if it may be tried again. */
    private boolean publish(WholeFiles files, boolean last) {
        look();
        try {
            SeenCommits.overwrite(
                    SeenCommits.onlyAppendsAfter(table, before),
                    user,
                    seen,
                    partition.asText(),
                    IDENTIFIER,
                    files.messages());
            return true;
        } catch (RuntimeException e) {
            if (SeenCommits.isCompactedMeanwhile(e) && !last) {
                return false;
            }
            requireMade(e);
            return true;
        }
    }

    /** Looks for what Paimon does not take for a conflict. */
    private void look() {
        boolean overtaken;
        try {
            before = newest();
            requireUnexpired();
            overtaken = since(before, this::overtakes).findAny().isPresent();
        } catch (RuntimeException e) {
            throw findings.nothing(e);
        }
        if (overtaken) {
            throw findings.overtaken(plan);
        }
    }

    private void requireUnexpired() {
        Long earliest = table.snapshotManager().earliestSnapshotId();
        if (earliest != null && earliest > plan.snapshot() + 1) {
            throw new IllegalStateException(
                    "Snapshot %d, by which others may have replaced the same rows, has expired"
                            .formatted(plan.snapshot() + 1));
        }
    }

    /**
     * Whether a snapshot leaves no room for this overwrite: another one replaced the same rows, of
     * which there may have been none, or a compaction looked values up. That writes whole rows,
     * with values of files that are replaced, without taking these files away.
     */
    private boolean overtakes(Snapshot other) {
        return switch (other.commitKind()) {
            case OVERWRITE -> true;
            case COMPACT -> looksUp;
            case APPEND, ANALYZE -> false;
        };
    }

    private void requireMade(RuntimeException failure) {
        if (BareCommit.isLost(failure)) {
            throw findings.overtaken(plan);
        }
        CommitTrace trace = trace();
        switch (trace.outcome()) {
            case MADE -> {}
            case NOT_MADE -> throw findings.nothing(failure);
            case UNKNOWN -> throw findings.unknown(RootCause.of(failure), trace.reason());
        }
    }

    private long newest() {
        Long newest = table.snapshotManager().latestSnapshotId();
        return newest == null ? 0 : newest;
    }

    /**
     * Whether it was made, as the snapshots tell.
     *
     * @throws CommitUnknownException if they do not
     */
    boolean isMade() {
        CommitTrace trace = trace();
        if (trace.outcome() == Outcome.UNKNOWN) {
            throw findings.unknown("the commit failed before", trace.reason());
        }
        return trace.outcome() == Outcome.MADE;
    }

    private CommitTrace trace() {
        return new CommitTrace.Sought(table, user, IDENTIFIER, before).rows();
    }

    /** The snapshot that it made, if it is still there. */
    Optional<Snapshot> made() {
        return snapshots(before, newest())
                .filter(snapshot -> snapshot.commitUser().equals(user))
                .findFirst();
    }

    /** The ids of the snapshots before this one by which others wrote to the partitions. */
    List<Long> kept(Snapshot made) {
        return since(made.id() - 1, other -> other.commitKind() == CommitKind.APPEND)
                .map(Snapshot::id)
                .toList();
    }

    private Stream<Snapshot> since(long newest, Predicate<Snapshot> which) {
        return snapshots(plan.snapshot(), newest).filter(which).filter(this::touches);
    }

    /** The snapshots after one, as far as they have not expired. */
    private Stream<Snapshot> snapshots(long after, long newest) {
        SnapshotManager snapshots = table.snapshotManager();
        return LongStream.rangeClosed(after + 1, newest)
                .filter(snapshots::snapshotExists)
                .mapToObj(snapshots::snapshot);
    }

    private boolean touches(Snapshot snapshot) {
        List<ManifestEntry> changed =
                table.store()
                        .newScan()
                        .withSnapshot(snapshot)
                        .withPartitionFilter(partition.predicate())
                        .withKind(ScanMode.DELTA)
                        .plan()
                        .files();
        return !changed.isEmpty();
    }
}
