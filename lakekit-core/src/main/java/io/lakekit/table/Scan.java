package io.lakekit.table;

import io.lakekit.internal.paimon.row.PaimonFilters;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.internal.paimon.value.RowDecoder;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.predicate.Predicate;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.Split;
import org.jspecify.annotations.Nullable;

/**
 * A single pass over a table. Pushing a filter down only prunes files, so every row is tested again
 * on its own columns, which are read whether wanted or not. Rows are views that Paimon reuses, so
 * each is decoded before the next is fetched.
 */
final class Scan<T> implements Iterator<T>, AutoCloseable {

    private final FileStoreTable table;
    private final Function<IntFunction<@Nullable Object>, T> decode;
    private final RowDecoder decoder;
    private final java.util.function.Predicate<InternalRow> matches;
    private final ScanPlan plan;
    private final Iterator<Split> splits;
    private @Nullable RecordReader<InternalRow> reader;
    private RecordReader.@Nullable RecordIterator<InternalRow> batch;
    private @Nullable T next;
    private boolean done;
    private boolean closed;

    Scan(
            OpenedTable opened,
            UnaryOperator<FileStoreTable> moment,
            List<Column<?>> columns,
            Function<IntFunction<@Nullable Object>, T> decode,
            @Nullable Filter filter) {
        this.decode = decode;
        List<Column<?>> projected = projected(columns, filter);
        this.decoder = RowDecoder.of(projected);
        this.matches = filter == null ? row -> true : exact(filter, projected, decoder);
        this.plan = ScanPlan.of(opened, moment, projected, filter);
        this.table = plan.table();
        this.splits = plan.splits().iterator();
    }

    private static List<Column<?>> projected(List<Column<?>> columns, @Nullable Filter filter) {
        List<Column<?>> all = new ArrayList<>(columns);
        if (filter != null) {
            for (Column<?> column : filter.columns()) {
                if (all.stream().noneMatch(c -> c.name().equals(column.name()))) {
                    all.add(column);
                }
            }
        }
        return all;
    }

    private static java.util.function.Predicate<InternalRow> exact(
            Filter filter, List<Column<?>> projected, RowDecoder decoder) {
        Optional<Predicate> predicate = PaimonFilters.of(filter, PaimonTypes.rowType(projected));
        if (predicate.isPresent()) {
            return predicate.get()::test;
        }
        return row -> filter.test(Rows.of(projected, i -> decoder.value(row, i)));
    }

    @Override
    public boolean hasNext() {
        if (closed) {
            throw new IllegalStateException(
                    "The stream of rows of table "
                            + table.name()
                            + " is closed; rows that it did not give yet are not read. Open another"
                            + " stream");
        }
        if (next == null && !done) {
            next = advance();
            done = next == null;
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T row = next;
        next = null;
        return Objects.requireNonNull(row);
    }

    private @Nullable T advance() {
        try {
            while (true) {
                InternalRow row = nextRow();
                if (row == null) {
                    return null;
                }
                if (matches.test(row)) {
                    return decode.apply(index -> decoder.value(row, index));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read table " + table.name(), e);
        }
    }

    private @Nullable InternalRow nextRow() throws IOException {
        while (true) {
            if (batch != null) {
                InternalRow row = batch.next();
                if (row != null) {
                    return row;
                }
                batch.releaseBatch();
                batch = null;
            }
            if (!nextBatch()) {
                return null;
            }
        }
    }

    private boolean nextBatch() throws IOException {
        while (true) {
            if (reader == null) {
                if (!splits.hasNext()) {
                    return false;
                }
                reader = plan.reader(splits.next());
            }
            batch = reader.readBatch();
            if (batch != null) {
                return true;
            }
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (batch != null) {
                batch.releaseBatch();
                batch = null;
            }
            if (reader != null) {
                reader.close();
                reader = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close a reader of table " + table.name(), e);
        }
    }
}
