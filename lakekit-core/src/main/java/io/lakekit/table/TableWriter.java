package io.lakekit.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.paimon.RowEncoder;
import io.lakekit.record.RecordCodec;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the streams of one table; a commit makes the rows of all of them visible at once. Closing
 * it drops what was not committed. Not for use by several threads.
 *
 * @param <D> the kind of design
 */
public final class TableWriter<D extends TableDesign> implements AutoCloseable {

    private final D design;
    private final CommitLog log;
    private final WriterLease lease;

    TableWriter(D design, CommitLog log, WriterLease lease) {
        this.design = design;
        this.log = log;
        this.lease = lease;
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
     * The sink of a stream that fills one slice with untyped rows; a column a row lacks is null.
     */
    public RecordSink<Row> stream(Slice<? super D> slice) {
        return untyped(slice);
    }

    /** The sink of a stream of untyped whole rows; a column a row lacks is null. */
    public RecordSink<Row> rows() {
        return untyped(null);
    }

    private <R extends Record> RecordSink<R> records(
            RecordCodec<R> codec, @Nullable Slice<?> slice) {
        RowEncoder encoder = RowEncoder.of(design, slice);
        return row -> log.write(encoder.encode(index -> codec.value(row, index)));
    }

    private RecordSink<Row> untyped(@Nullable Slice<?> slice) {
        RowEncoder encoder = RowEncoder.of(design, slice);
        List<Column<?>> columns = encoder.columns();
        return row -> log.write(encoder.encode(index -> row.get(columns.get(index))));
    }

    /**
     * Makes what was written visible. A commit of nothing makes no snapshot.
     *
     * @return the newest snapshot of the table, 0 if it has none
     * @throws RuntimeException if it cannot be committed; then nothing of it is visible, and the
     *     writer must be aborted or closed
     */
    @CanIgnoreReturnValue
    public long commit() {
        return log.commit(log.lastIdentifier() + 1);
    }

    /**
     * Makes what was written visible under an identifier of the caller's, such as a source
     * position.
     *
     * @return the newest snapshot of the table, 0 if it has none
     * @throws IllegalArgumentException if the identifier is not above the last one
     */
    @CanIgnoreReturnValue
    public long commit(long identifier) {
        return log.commit(identifier);
    }

    /**
     * The identifier of the last commit under this writer's name, 0 if there is none: where a
     * resumed writer continues.
     */
    public long lastIdentifier() {
        return log.lastIdentifier();
    }

    /** Drops what was written since the last commit; the writer can be used again. */
    public void abort() {
        log.abort();
    }

    /** Drops what was not committed and frees files, memory and the name. */
    @Override
    public void close() {
        try {
            log.close();
        } finally {
            lease.close();
        }
    }
}
