package io.lakekit.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.record.RecordCodec;
import io.lakekit.schema.Row;
import java.util.function.Function;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the streams of one table; a commit makes the rows of all of them visible at once. Closing
 * it drops what was not committed, and refuses every later call.
 *
 * <p>A failed write or commit breaks it until it is aborted: nothing since the last commit is
 * visible then, and all of it is to be written again. Only {@link CommitUnknownException} says
 * otherwise.
 *
 * <p>A writer and its sinks belong to the thread that wrote first since the last commit or abort,
 * until the next one; calls of other threads are refused and do nothing. Only {@link #close} may
 * come from any thread.
 *
 * @param <D> the kind of design
 */
public final class TableWriter<D extends TableDesign> implements AutoCloseable {

    private final D design;
    private final CommitLog log;
    private final WriterLease lease;
    private final Custody custody;
    private final Lateness lateness;
    private long late;

    TableWriter(D design, CommitLog log, WriterLease lease, Lateness lateness) {
        this.design = design;
        this.log = log;
        this.lease = lease;
        this.custody = new Custody(design.name().toString());
        this.lateness = lateness;
    }

    /**
     * The sink of a stream that fills one slice with records of this class.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all misfits of the class
     */
    public <R extends Record> RecordSink<R> stream(Slice<? super D> slice, Class<R> type) {
        return records(RecordCodec.writing(design, slice, type), slice);
    }

    /**
     * The sink of a stream of whole rows.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all misfits of the class
     */
    public <R extends Record> RecordSink<R> rows(Class<R> type) {
        return records(RecordCodec.writing(design, type), null);
    }

    /**
     * The sink of a stream that fills one slice with untyped rows; a column a row lacks is null,
     * and a row with a column that is not the slice's is refused (LK1214).
     */
    public RecordSink<Row> stream(Slice<? super D> slice) {
        return untyped(slice);
    }

    /**
     * The sink of a stream of untyped whole rows; a column a row lacks is null, and a row with a
     * column that the table does not have is refused (LK1214).
     */
    public RecordSink<Row> rows() {
        return untyped(null);
    }

    private <R extends Record> RecordSink<R> records(
            RecordCodec<R> codec, @Nullable Slice<?> slice) {
        RowEncoder encoder = RowEncoder.of(design, slice, log.columns(), lateness.clock());
        return sink(row -> encoder.encode(index -> codec.value(row, index)));
    }

    private RecordSink<Row> untyped(@Nullable Slice<?> slice) {
        RowEncoder encoder = RowEncoder.of(design, slice, log.columns(), lateness.clock());
        return sink(row -> encoder.encode(row));
    }

    private <R> void write(R row, Function<R, InternalRow> encoding) {
        InternalRow encoded;
        try {
            encoded = encoding.apply(row);
        } catch (DiagnosticsException e) {
            if (!RowEncoder.isLate(e)) {
                throw e;
            }
            late++;
            lateness.handler().take(new LateRow(row, e.diagnostics().iterator().next()));
            return;
        }
        log.write(encoded);
    }

    /**
     * How many rows were late since the writer was opened: for a partition older than the design
     * keeps. {@link LakeTable#lateRows} says what becomes of them.
     */
    public long lateRows() {
        return late;
    }

    private <R> RecordSink<R> sink(Function<R, InternalRow> encoding) {
        log.requireOpen();
        return row -> {
            custody.enter();
            try {
                log.requireIntact();
                write(row, encoding);
            } finally {
                custody.leave();
            }
        };
    }

    /**
     * Makes what was written visible. A commit of nothing makes no snapshot.
     *
     * <p>If it returns, the rows are in. What went wrong beside that, a compaction that met another
     * one or an expiry that failed, is told by {@link #warnings()}: never write the rows again.
     *
     * @return the newest snapshot of the table, 0 if it has none
     * @throws io.lakekit.diagnostic.DiagnosticsException if the table changed since it was opened;
     *     then nothing of it is visible, and it must be written again through a new handle
     * @throws NothingCommittedException if nothing of it is visible; abort, and write again
     * @throws CommitUnknownException if it cannot be found out whether the rows are in; {@link
     *     #lastIdentifier()} looks again
     * @throws IllegalStateException if the writer is broken, closed or another thread's
     */
    @CanIgnoreReturnValue
    public long commit() {
        return commit(true, 0);
    }

    /**
     * Makes what was written visible under an identifier of the caller's, such as a source
     * position; otherwise as {@link #commit()}.
     *
     * @return the newest snapshot of the table, 0 if it has none
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
     * The identifier of the last commit under this writer's name that is in, 0 if there is none:
     * where a resumed writer continues. After a {@link CommitUnknownException}, or an error that
     * ended a commit, it looks again, and the writer can be used again once it has an answer: write
     * again what was not committed if it is less than that commit's.
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
     * What went wrong beside the last commit that returned, whose rows are in: LK1203 and LK1204;
     * empty if nothing did.
     */
    public Diagnostics warnings() {
        log.requireOpen();
        return log.warnings();
    }

    /**
     * Drops what was written since the last commit; the writer can be used again.
     *
     * @throws CommitUnknownException if it is not known whether that is in; ask {@link
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
     * Drops what was not committed and frees files, memory and the name. Waits for a call of
     * another thread that is running; closing twice does nothing.
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
