package io.lakekit.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.function.Supplier;
import org.apache.paimon.data.InternalRow;

/**
 * A writer of the streams of one table; a commit makes the rows of all streams visible at once.
 * Closing it drops what was not committed, and later calls are refused.
 *
 * <p>A failed write or commit breaks the writer until it is aborted: nothing since the last commit
 * is visible then, and all of it is to be written again. Only {@link CommitUnknownException} says
 * otherwise.
 *
 * <p>A writer and its sinks belong to the thread that wrote first since the last commit or abort,
 * until the next one; calls of other threads are refused and do nothing. Only {@link #close} may
 * come from any thread.
 *
 * <pre>{@code
 * try (TableWriter<WideTable> writer = table.writer()) {
 *     RecordSink<Bid> bids = writer.stream(BID, Bid.class);
 *     RecordSink<Click> clicks = writer.stream(CLICK, Click.class);
 *     bids.write(bid);
 *     clicks.write(click);
 *     writer.commit();
 * }
 * }</pre>
 *
 * @param <D> the kind of design
 */
public final class TableWriter<D extends TableDesign> implements AutoCloseable {

    private final CommitLog log;
    private final WriterLease lease;
    private final Custody custody;
    private final RowStreams<D> streams;

    TableWriter(D design, CommitLog log, WriterLease lease, Lateness lateness) {
        this.log = log;
        this.lease = lease;
        this.custody = new Custody(design.name().toString());
        this.streams = new RowStreams<>(design, log.columns(), lateness, this::write);
    }

    /**
     * The sink of a stream that fills one slice with records of this class, each an insert; {@link
     * #changes(Slice, Class)} makes one for updates and deletes.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all misfits of the class
     */
    public <R extends Record> RecordSink<R> stream(Slice<? super D> slice, Class<R> type) {
        log.requireOpen();
        return streams.stream(slice, type);
    }

    /**
     * The sink of a stream of whole rows, each an insert; {@link #changes(Class)} makes one for
     * updates and deletes.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all misfits of the class
     */
    public <R extends Record> RecordSink<R> rows(Class<R> type) {
        log.requireOpen();
        return streams.rows(type);
    }

    /**
     * The sink of a stream that fills one slice with untyped rows. A column that a row lacks is
     * null; a row with a column that the slice does not supply is refused (LK1214).
     */
    public RecordSink<Row> stream(Slice<? super D> slice) {
        log.requireOpen();
        return streams.untyped(slice);
    }

    /**
     * The sink of a stream of untyped whole rows. A column that a row lacks is null; a row with a
     * column that the table does not have is refused (LK1214).
     */
    public RecordSink<Row> rows() {
        log.requireOpen();
        return streams.untyped(null);
    }

    /**
     * The sink of a stream of changes of whole rows as records. Every row of the records' source
     * comes as an insert, an update or a delete.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with the reasons why the table does not
     *     take changes (LK1215), or with all misfits of the class
     */
    public <R extends Record> ChangeSink<R> changes(Class<R> type) {
        log.requireOpen();
        return streams.changes(null, type);
    }

    /**
     * The sink of a stream of changes that fills one slice with records of this class. A delete
     * clears the columns of a group, and removes the event of an event type.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #changes(Class)}
     */
    public <R extends Record> ChangeSink<R> changes(Slice<? super D> slice, Class<R> type) {
        log.requireOpen();
        return streams.changes(slice, type);
    }

    /**
     * The sink of a stream of changes of untyped whole rows. A column that a row lacks is null; a
     * row with a column that the table does not have is refused (LK1214).
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with the reasons why the table does not
     *     take changes (LK1215)
     */
    public ChangeSink<Row> changes() {
        log.requireOpen();
        return streams.untypedChanges(null);
    }

    /**
     * The sink of a stream of changes that fills one slice with untyped rows.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #changes()}
     */
    public ChangeSink<Row> changes(Slice<? super D> slice) {
        log.requireOpen();
        return streams.untypedChanges(slice);
    }

    /** Writes rows, of which all are kept or none, as the thread that the writer belongs to. */
    private void write(Supplier<List<InternalRow>> rows) {
        custody.enter();
        try {
            log.requireIntact();
            log.write(rows.get());
        } finally {
            custody.leave();
        }
    }

    /**
     * The number of rows since the writer was opened that were late: their partition is older than
     * the design keeps. {@link LakeTable#lateRows} says what becomes of them.
     */
    public long lateRows() {
        return streams.late();
    }

    /**
     * Makes all rows since the last commit visible. Without rows it makes no snapshot.
     *
     * <p>If this method returns, the rows are in and must not be written again. {@link #warnings()}
     * tells what went wrong beside that: a compaction that met another one, or an expiry that
     * failed.
     *
     * @return the id of the table's newest snapshot, 0 if it has none
     * @throws io.lakekit.diagnostic.DiagnosticsException if the table changed since it was opened;
     *     then none of the rows is visible, and they must be written again through a new handle
     * @throws NothingCommittedException if none of the rows is visible; abort, and write them again
     * @throws CommitUnknownException if it cannot be found out whether the rows are in; {@link
     *     #lastIdentifier()} looks again
     * @throws IllegalStateException if the writer is broken, closed or another thread's
     */
    @CanIgnoreReturnValue
    public long commit() {
        return commit(true, 0);
    }

    /**
     * Makes all rows since the last commit visible under an identifier of the caller's, such as a
     * source position. Everything else is as in {@link #commit()}.
     *
     * @param identifier a number above that of every earlier commit of this writer's name
     * @return the id of the table's newest snapshot, 0 if it has none
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #commit()}
     * @throws IllegalArgumentException if the identifier is not above the last one
     */
    @CanIgnoreReturnValue
    public long commit(long identifier) {
        return commit(false, identifier);
    }

    private long commit(boolean next, long identifier) {
        custody.enter();
        try {
            long newest = log.commit(next ? log.nextIdentifier() : identifier);
            custody.handOver();
            return newest;
        } finally {
            custody.leave();
        }
    }

    /**
     * The identifier of the last commit under this writer's name that is in, or 0 if there is none:
     * where a resumed writer continues. After a {@link CommitUnknownException}, or an error that
     * ended a commit, this method looks at the table again, and the writer can be used again once
     * it returns: if the result is less than that commit's identifier, its rows are to be written
     * again.
     *
     * @throws CommitUnknownException if it still cannot be found out
     */
    public long lastIdentifier() {
        log.requireOpen();
        if (log.isInDoubt()) {
            custody.enter();
            try {
                log.settle();
                custody.handOver();
            } finally {
                custody.leave();
            }
        }
        return log.lastIdentifier();
    }

    /**
     * The warnings about the last commit that returned: what went wrong (LK1203, LK1204) although
     * its rows are in. Empty if nothing did.
     */
    public Diagnostics warnings() {
        log.requireOpen();
        return log.warnings();
    }

    /**
     * Drops all rows since the last commit, after which the writer can be used again.
     *
     * @throws CommitUnknownException if it is not known whether these rows are in; ask {@link
     *     #lastIdentifier()} first
     */
    public void abort() {
        custody.enter();
        try {
            log.abort();
            custody.handOver();
        } finally {
            custody.leave();
        }
    }

    /**
     * Drops all rows that were not committed, and frees files, memory and the writer's name. Waits
     * for a call of another thread that is running; closing twice does nothing.
     */
    @Override
    public void close() {
        custody.enterLast();
        try {
            log.close();
        } finally {
            custody.handOver();
            custody.leave();
            lease.close();
        }
    }
}
