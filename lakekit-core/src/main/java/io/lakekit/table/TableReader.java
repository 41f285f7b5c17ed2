package io.lakekit.table;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.state.TimeTravel;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a table as of the newest snapshot, in no particular order. Immutable: each call
 * returns a new reader. It reads the table as it is: where that changed after it was opened, by the
 * new schema, as long as its columns are there as they were.
 *
 * @param <T> what a row becomes
 */
public final class TableReader<T> {

    private final TableDesign design;
    private final FileStoreTable table;
    private final UnaryOperator<FileStoreTable> moment;
    private final List<Column<?>> columns;
    private final Function<IntFunction<@Nullable Object>, T> decode;
    private final @Nullable Filter filter;
    private final long limit;

    TableReader(
            TableDesign design,
            FileStoreTable table,
            List<Column<?>> columns,
            Function<IntFunction<@Nullable Object>, T> decode) {
        this(design, table, UnaryOperator.identity(), columns, decode, null, Long.MAX_VALUE);
    }

    private TableReader(
            TableDesign design,
            FileStoreTable table,
            UnaryOperator<FileStoreTable> moment,
            List<Column<?>> columns,
            Function<IntFunction<@Nullable Object>, T> decode,
            @Nullable Filter filter,
            long limit) {
        this.design = design;
        this.table = table;
        this.moment = moment;
        this.columns = columns;
        this.decode = decode;
        this.filter = filter;
        this.limit = limit;
    }

    /**
     * Only rows that match, exactly; a second filter narrows the first. Its columns need not be
     * among those read.
     *
     * @throws IllegalArgumentException if a column is none of the table's, or its type is another
     */
    public TableReader<T> where(Filter condition) {
        condition.columns().forEach(column -> Handles.require(design, column));
        Filter both = filter == null ? condition : filter.and(condition);
        return new TableReader<>(design, table, moment, columns, decode, both, limit);
    }

    /**
     * At most this many rows, after filtering.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public TableReader<T> limit(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "Limit " + rows + " is negative; give the number of rows wanted");
        }
        return new TableReader<>(design, table, moment, columns, decode, filter, rows);
    }

    /**
     * The rows as of a snapshot.
     *
     * @throws IllegalArgumentException if the table has no such snapshot; the message gives those
     *     it has
     */
    public TableReader<T> asOfSnapshot(long snapshot) {
        return asOf(now -> TimeTravel.at(now, snapshot));
    }

    /**
     * The rows as of a tag, also one that Paimon's own readers refuse because today's options name
     * columns that came after it.
     *
     * @throws IllegalArgumentException if the table has no such tag; the message gives those it has
     */
    public TableReader<T> asOfTag(String tag) {
        return asOf(now -> TimeTravel.atTag(now, tag));
    }

    private TableReader<T> asOf(UnaryOperator<FileStoreTable> past) {
        Objects.requireNonNull(past.apply(table), "past");
        return new TableReader<>(design, table, past, columns, decode, filter, limit);
    }

    /**
     * All rows.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #stream}
     */
    public List<T> toList() {
        try (Stream<T> rows = stream()) {
            return rows.toList();
        }
    }

    /**
     * One of the rows, if there is any.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #stream}
     */
    public Optional<T> first() {
        try (Stream<T> rows = limit(Math.min(limit, 1)).stream()) {
            return rows.findFirst();
        }
    }

    /**
     * The rows, read while the stream is consumed; close it to free the files it holds.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if a column that it reads was renamed,
     *     dropped, or got another type since the table was opened
     */
    public Stream<T> stream() {
        Scan<T> scan = new Scan<>(new OpenedTable(table), moment, columns, decode, filter);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(scan, 0), false)
                .limit(limit)
                .onClose(scan::close);
    }
}
