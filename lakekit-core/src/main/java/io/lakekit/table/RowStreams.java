package io.lakekit.table;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.row.ChangeEncoder;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.record.RecordCodec;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/** The streams of one table, whose rows are encoded and handed to what stores them. */
final class RowStreams<D extends TableDesign> {

    private final D design;
    private final List<String> columns;
    private final Lateness lateness;
    private final Consumer<Supplier<List<InternalRow>>> store;
    private long late;

    /**
     * Streams that fill a table.
     *
     * @param columns the names of the table's columns, in the order in which rows have them
     * @param store takes rows, of which it keeps all or none, once it is ready to have them encoded
     */
    RowStreams(
            D design,
            List<String> columns,
            Lateness lateness,
            Consumer<Supplier<List<InternalRow>>> store) {
        this.design = design;
        this.columns = columns;
        this.lateness = lateness;
        this.store = store;
    }

    <R extends Record> RecordSink<R> stream(Slice<? super D> slice, Class<R> type) {
        return records(RecordCodec.writing(design, slice, type), slice);
    }

    <R extends Record> RecordSink<R> rows(Class<R> type) {
        return records(RecordCodec.writing(design, type), null);
    }

    private <R extends Record> RecordSink<R> records(
            RecordCodec<R> codec, @Nullable Slice<?> slice) {
        RowEncoder encoder = RowEncoder.of(design, slice, columns, lateness.clock());
        return sink(row -> encoder.encode(index -> codec.value(row, index)));
    }

    RecordSink<Row> untyped(@Nullable Slice<?> slice) {
        RowEncoder encoder = RowEncoder.of(design, slice, columns, lateness.clock());
        return sink(row -> encoder.encode(row));
    }

    private <R> RecordSink<R> sink(Function<R, InternalRow> encoding) {
        return row ->
                write(
                        () -> {
                            InternalRow encoded = timely(row, () -> encoding.apply(row));
                            return encoded == null ? List.of() : List.of(encoded);
                        });
    }

    <R extends Record> ChangeSink<R> changes(@Nullable Slice<? super D> slice, Class<R> type) {
        ChangeEncoder encoder = changeEncoder(slice);
        RecordCodec<R> codec =
                slice == null
                        ? RecordCodec.writing(design, type)
                        : RecordCodec.writing(design, slice, type);
        return new ChangeStream<>(this, encoder, row -> index -> codec.value(row, index));
    }

    ChangeSink<Row> untypedChanges(@Nullable Slice<?> slice) {
        ChangeEncoder encoder = changeEncoder(slice);
        return new ChangeStream<>(this, encoder, encoder::valuesOf);
    }

    private ChangeEncoder changeEncoder(@Nullable Slice<?> slice) {
        return ChangeEncoder.of(design, slice, columns, lateness.clock());
    }

    void write(Supplier<List<InternalRow>> rows) {
        store.accept(rows);
    }

    /** The encoded row; null if it is late and the handler took it, or if it was null before. */
    @Nullable InternalRow timely(Object row, Supplier<@Nullable InternalRow> encoding) {
        try {
            return encoding.get();
        } catch (DiagnosticsException e) {
            if (!RowEncoder.isLate(e)) {
                throw e;
            }
            late++;
            lateness.handler().take(new LateRow(row, e.diagnostics().iterator().next()));
            return null;
        }
    }

    /** The number of rows that were late. */
    long late() {
        return late;
    }
}
