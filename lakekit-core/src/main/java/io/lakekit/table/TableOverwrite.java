package io.lakekit.table;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.state.CompactionOptions;
import io.lakekit.internal.paimon.state.OperatingNeeds;
import io.lakekit.internal.paimon.state.OperatingNeeds.Visibility;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * An overwrite of partitions: what they held when it was opened is replaced by the rows that are
 * written to it, all at once by its commit. It is for the repair of what is there, from a source
 * that holds the truth; until it is committed nothing changes, and closing it drops its rows.
 *
 * <p>What others commit meanwhile is kept, as it came after the rows that are replaced; the commit
 * is refused (LK1221) if a compaction has merged both. Streaming readers of the table's changes are
 * told neither of the rows that went nor of those that came.
 *
 * <p>It belongs to the thread that writes first. It is for one commit; a failed one changed
 * nothing, and is done again by another overwrite.
 *
 * <pre>{@code
 * try (TableOverwrite<WideTable> day = table.overwrite(Row.of(DT, "2026-11-24"))) {
 *     RecordSink<Bid> bids = day.stream(BID, Bid.class);
 *     readBidsOfTheDay().forEach(bids::write);
 *     OverwriteReport report = day.commit();
 * }
 * }</pre>
 *
 * @param <D> the kind of design
 */
public final class TableOverwrite<D extends TableDesign> implements AutoCloseable {

    private enum State {
        OPEN,
        ENDED,
        CLOSED
    }

    private final FileStoreTable table;
    private final PartitionSpec partition;
    private final OpenedTable opened;
    private final String user = "lakekit-overwrite-" + UUID.randomUUID();
    private final OverwritePlan plan;
    private final OverwriteFindings findings;
    private final OverwriteCommit commit;
    private final Custody custody;
    private final WriteSession session;
    private final RowStreams<D> streams;
    private State state = State.OPEN;

    TableOverwrite(D design, FileStoreTable table, PartitionSpec partition, Lateness lateness) {
        this.table = readable(table);
        this.partition = partition;
        this.opened = new OpenedTable(this.table);
        Snapshot seen = this.table.snapshotManager().latestSnapshot();
        this.plan = planned(seen);
        this.findings = new OverwriteFindings(Place.table(design.name()));
        this.commit = new OverwriteCommit(this.table, partition, plan, seen, user, findings);
        this.custody = new Custody(design.name().toString());
        this.session = WriteSession.anew(this.table, user);
        this.streams =
                new RowStreams<>(
                        design, this.table.rowType().getFieldNames(), lateness, this::write);
    }

    /** Compacts, whatever the table says of writers, if its rows are not seen otherwise. */
    private static FileStoreTable readable(FileStoreTable table) {
        return OperatingNeeds.of(table).visibility() == Visibility.COMPACTED
                ? CompactionOptions.compaction(table)
                : table;
    }

    private OverwritePlan planned(@Nullable Snapshot seen) {
        List<DataFileMeta> files =
                seen == null
                        ? List.of()
                        : table
                                .store()
                                .newScan()
                                .withSnapshot(seen)
                                .withPartitionFilter(partition.predicate())
                                .plan()
                                .files()
                                .stream()
                                .map(ManifestEntry::file)
                                .toList();
        return new OverwritePlan(
                partition.row(),
                seen == null ? 0 : seen.id(),
                files.size(),
                rows(files),
                bytes(files));
    }

    private static long rows(List<DataFileMeta> files) {
        return files.stream().mapToLong(DataFileMeta::rowCount).sum();
    }

    private static long bytes(List<DataFileMeta> files) {
        return files.stream().mapToLong(DataFileMeta::fileSize).sum();
    }

    /** What is taken away, and the snapshot as of which to read the rows that replace it. */
    public OverwritePlan plan() {
        return plan;
    }

    /**
     * The sink of a stream that fills one slice with records of this class.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all misfits of the class
     */
    public <R extends Record> RecordSink<R> stream(Slice<? super D> slice, Class<R> type) {
        return streams.stream(slice, type);
    }

    /**
     * The sink of a stream of whole rows.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all misfits of the class
     */
    public <R extends Record> RecordSink<R> rows(Class<R> type) {
        return streams.rows(type);
    }

    /** The sink of a stream that fills one slice with untyped rows. */
    public RecordSink<Row> stream(Slice<? super D> slice) {
        return streams.untyped(slice);
    }

    /** The sink of a stream of untyped whole rows. */
    public RecordSink<Row> rows() {
        return streams.untyped(null);
    }

    private void write(Supplier<List<InternalRow>> rows) {
        custody.enter();
        try {
            requireOpen();
            for (InternalRow row : rows.get()) {
                Column<?> missed = partition.missedBy(row);
                if (missed != null) {
                    throw findings.outside(missed, plan);
                }
                store(row);
            }
        } finally {
            custody.leave();
        }
    }

    private void store(InternalRow row) {
        try {
            session.write(row);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private NothingCommittedException failed(Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        state = State.ENDED;
        return findings.nothing(failure);
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException(
                    "This overwrite of table %s is %s; open another one"
                            .formatted(
                                    table.name(),
                                    state == State.CLOSED ? "closed" : "committed, or it failed"));
        }
    }

    /**
     * Replaces the rows, by one snapshot; without rows written it empties the partitions.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if others compacted or overwrote what it
     *     replaces (LK1221), or the table changed since it was opened (LK1208); nothing was changed
     * @throws NothingCommittedException if it failed and changed nothing
     * @throws CommitUnknownException if it failed, and whether it is in cannot be found out
     * @throws IllegalStateException if it was committed before, is closed or another thread's
     */
    public OverwriteReport commit() {
        custody.enter();
        try {
            requireOpen();
            state = State.ENDED;
            WholeFiles files = prepare();
            publish(files);
            return report(files.files());
        } finally {
            custody.leave();
        }
    }

    /**
     * Whether the rows are replaced, as the table's snapshots tell; each call looks again. For a
     * {@link #commit} that threw.
     *
     * @throws CommitUnknownException if it still cannot be found out
     */
    public boolean isMade() {
        return commit.isMade();
    }

    private WholeFiles prepare() {
        opened.requireUnchanged();
        try {
            return WholeFiles.of(table, session.prepare(OverwriteCommit.IDENTIFIER));
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private void publish(WholeFiles files) {
        try {
            opened.requireUnchanged();
            commit.publish(files);
        } catch (CommitUnknownException e) {
            throw e;
        } catch (DiagnosticsException | NothingCommittedException e) {
            files.delete();
            throw e;
        }
    }

    /** What was done; from here on nothing that fails may look like an overwrite that failed. */
    private OverwriteReport report(List<DataFileMeta> files) {
        List<Diagnostic> warnings = new ArrayList<>();
        long snapshot = 0;
        List<Long> kept = List.of();
        try {
            Snapshot made = commit.made().orElseThrow();
            snapshot = made.id();
            kept = commit.kept(made);
        } catch (RuntimeException e) {
            warnings.add(afterwards("a look at what came beside it", e));
        }
        upkeep().ifPresent(warnings::add);
        return new OverwriteReport(
                plan,
                snapshot,
                files.size(),
                rows(files),
                bytes(files),
                kept,
                Diagnostics.copyOf(warnings));
    }

    /** Expiry as after any commit, and its failure. */
    private Optional<Diagnostic> upkeep() {
        try (Publication publication = new Publication(table, user)) {
            publication.startUpkeep(OverwriteCommit.IDENTIFIER);
            publication.requireUpkeep(OverwriteCommit.IDENTIFIER);
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(afterwards("expiry or tags", e));
        }
    }

    private Diagnostic afterwards(String what, Exception failure) {
        return new CommitFindings(findings.table(), user, OverwriteCommit.IDENTIFIER)
                .afterwards(what, failure);
    }

    /** Drops what was not committed, and frees files and memory; closing twice does nothing. */
    @Override
    public void close() {
        custody.enterLast();
        try {
            if (state != State.CLOSED) {
                state = State.CLOSED;
                session.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close an overwrite of " + table.name(), e);
        } finally {
            custody.handOver();
            custody.leave();
        }
    }
}
