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
 * A reader of a table's rows as of the newest snapshot, in no particular order. Immutable: each
 * call returns a new reader, and a reader can be used any number of times.
 *
 * <p>A reader sees the table as it is now. If the table changed after it was opened, the new schema
 * is read, as long as it has the reader's columns as they were.
 *
 * <pre>{@code
 * long dear = table.reader(Stored.class).where(DT.eq("2026-11-24").and(PRICE.gt(1_000L))).toList().size();
 * }</pre>
 *
 * @param <T> the type that a row becomes
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
     * A copy of this reader for rows that match {@code condition}; a second condition narrows the
     * first. Rows are matched one by one, not only whole files. The condition's columns need not be
     * among those read.
     *
     * @throws IllegalArgumentException if the table has no such column, or has it with another type
     */
    public TableReader<T> where(Filter condition) {
        condition.columns().forEach(column -> ColumnCheck.require(design, column));
        Filter both = filter == null ? condition : filter.and(condition);
        return new TableReader<>(design, table, moment, columns, decode, both, limit);
    }

    /**
     * A copy of this reader that returns at most this many rows, counted after filtering.
     *
     * @throws IllegalArgumentException if {@code rows} is negative
     */
    public TableReader<T> limit(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "Limit " + rows + " is negative; give the number of rows wanted");
        }
        return new TableReader<>(design, table, moment, columns, decode, filter, rows);
    }

    /**
     * A copy of this reader for the rows as of an earlier snapshot.
     *
     * @param snapshot the snapshot's id, as {@link TableWriter#commit()} returns it
     * @throws IllegalArgumentException if the table has no such snapshot; the message gives those
     *     it has
     */
    public TableReader<T> asOfSnapshot(long snapshot) {
        return asOf(now -> TimeTravel.at(now, snapshot));
    }

    /**
     * A copy of this reader for the rows as of a tag. It reads such tags too that Paimon's own
     * readers refuse, because the options of today name columns that came after the tag.
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
     * All rows that match, in a list.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #stream}
     */
    public List<T> toList() {
        try (Stream<T> rows = stream()) {
            return rows.toList();
        }
    }

    /**
     * Any one of the rows that match; empty if there is none.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #stream}
     */
    public Optional<T> first() {
        try (Stream<T> rows = limit(Math.min(limit, 1)).stream()) {
            return rows.findFirst();
        }
    }

    /**
     * All rows that match, read while the stream is consumed. Close the stream to free the files
     * that it holds.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if a column that is read was renamed,
     *     dropped, or got another type since the table was opened
     */
    public Stream<T> stream() {
        Scan<T> scan = new Scan<>(new OpenedTable(table), moment, columns, decode, filter);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(scan, 0), false)
                .limit(limit)
                .onClose(scan::close);
    }
}
