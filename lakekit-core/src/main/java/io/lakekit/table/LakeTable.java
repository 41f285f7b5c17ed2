package io.lakekit.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.design.Buckets;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.record.RecordCodec;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Row;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * An opened table whose kind the compiler knows. Holds no resources; writers and readers do. Once
 * the table's columns or the way its rows are merged or placed have changed, or it was created
 * anew, it writes and compacts no more, and is opened again with the design of then; readers go on
 * as long as their columns stay.
 *
 * @param <D> the kind of design
 */
public final class LakeTable<D extends TableDesign> {

    private final D design;
    private final FileStoreTable table;
    private final OpenedTable opened;
    private final Lateness lateness;

    private LakeTable(D design, FileStoreTable table, OpenedTable opened, Lateness lateness) {
        this.design = design;
        this.table = table;
        this.opened = opened;
        this.lateness = lateness;
    }

    /** A live table that matches its design; {@code Lake} checks that it does. */
    public static <D extends TableDesign> LakeTable<D> of(D design, FileStoreTable table) {
        Lateness usual = new Lateness(Clock.systemUTC(), LateRows.refuse());
        FileStoreTable live = OpenedTable.unremembered(table);
        return new LakeTable<>(design, live, new OpenedTable(live), usual);
    }

    /**
     * The same table, whose writers do this with late rows, those for a partition older than the
     * design keeps; {@link LateRows#refuse} unless told otherwise.
     */
    public LakeTable<D> lateRows(LateRows handler) {
        return new LakeTable<>(design, table, opened, new Lateness(lateness.clock(), handler));
    }

    /**
     * The same table, whose writers judge by this clock which rows are late; by that of the system
     * unless told otherwise. Expiry itself goes by the system's clock.
     */
    public LakeTable<D> clock(Clock clock) {
        return new LakeTable<>(design, table, opened, new Lateness(clock, lateness.handler()));
    }

    /** The design. */
    public D design() {
        return design;
    }

    /** Paimon's own table, for what lakekit does not cover. */
    public FileStoreTable unwrap() {
        return table;
    }

    /**
     * A writer under a commit user of its own.
     *
     * @throws DiagnosticsException if plain Java cannot write the table's buckets, or the table
     *     changed since it was opened
     */
    public TableWriter<D> writer() {
        opened.requireUnchanged();
        return open(() -> Bookmark.none(table, "lakekit-" + UUID.randomUUID()), WriterLease.none());
    }

    /**
     * A writer that continues where the last writer of this name stopped: its commits carry
     * increasing identifiers, and a commit that was made before is refused, never dropped in
     * silence. One holder at a time: on a local file system across processes, elsewhere within this
     * JVM only. Where it stands is noted beside the table, so that expiry of snapshots does not
     * take it.
     *
     * @throws DiagnosticsException if plain Java cannot write the table's buckets, if the table
     *     changed since it was opened, or if it cannot be found out which commit of the name was
     *     the last
     * @throws IllegalStateException if another writer of this name is open
     */
    public TableWriter<D> resumableWriter(String name) {
        opened.requireUnchanged();
        return open(
                () -> Bookmark.open(table, "lakekit-" + name, name),
                WriterLease.acquire(table, name));
    }

    private TableWriter<D> open(Supplier<Bookmark> bookmark, WriterLease lease) {
        try {
            requireWritable();
            return new TableWriter<>(design, new CommitLog(table, bookmark.get()), lease, lateness);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private void requireWritable() {
        Buckets buckets = design.buckets().orElse(null);
        if (buckets instanceof Buckets.Dynamic || buckets instanceof Buckets.Postpone) {
            throw new DiagnosticsException(
                    Diagnostic.error("LK1202", design.name().toString())
                            .says(
                                    "its buckets are %s",
                                    buckets instanceof Buckets.Dynamic ? "dynamic" : "postponed")
                            .so(
                                    "only a Flink job assigns them; plain Java would write a key twice or invisibly")
                            .fix("Write it with LakeSink, or design it with Buckets.fixed(n)."));
        }
    }

    private void requireCompactable() {
        if (design.buckets().orElse(null) instanceof Buckets.Postpone) {
            throw new DiagnosticsException(
                    Diagnostic.error("LK1202", design.name().toString())
                            .says("its buckets are postponed")
                            .so("its compaction assigns them, which only a Flink job does")
                            .fix(
                                    "Run Flink's procedure sys.compact, or design it with Buckets.fixed(n)."));
        }
    }

    /**
     * Reads records of this class, projected to their columns.
     *
     * @throws DiagnosticsException with all misfits of the class
     */
    public <R extends Record> TableReader<R> reader(Class<R> type) {
        RecordCodec<R> codec = RecordCodec.reading(design, type);
        return new TableReader<>(design, table, codec.columns(), codec::toRecord);
    }

    /**
     * Reads untyped rows of these columns; of all columns if none is named.
     *
     * @throws IllegalArgumentException if a column is none of the table's, or its type is another
     */
    public TableReader<Row> reader(Column<?>... columns) {
        List<Column<?>> read = columns.length == 0 ? design.columns() : List.of(columns);
        read.forEach(column -> Handles.require(design, column));
        return new TableReader<>(design, table, read, values -> Rows.of(read, values));
    }

    /**
     * Compacts the whole table: every bucket of a keyed table fully, small files of an append table
     * into larger ones.
     *
     * @throws DiagnosticsException if the buckets are postponed, or the table changed since it was
     *     opened
     */
    @CanIgnoreReturnValue
    public CompactionReport compact() {
        return compaction(null);
    }

    /**
     * Compacts the partitions that match.
     *
     * @throws DiagnosticsException if the buckets are postponed, or the table changed since it was
     *     opened
     * @throws IllegalArgumentException if the filter names other than partition columns, or one of
     *     another type
     */
    @CanIgnoreReturnValue
    public CompactionReport compact(Filter partitions) {
        for (Column<?> column : partitions.columns()) {
            requirePartition(column);
            Handles.require(design, column);
        }
        return compaction(partitions);
    }

    private CompactionReport compaction(@Nullable Filter partitions) {
        requireCompactable();
        return new Compaction(table, design.partitionColumns(), partitions).run();
    }

    private void requirePartition(Column<?> column) {
        if (!table.partitionKeys().contains(column.name())) {
            throw new IllegalArgumentException(
                    "Column '"
                            + column.name()
                            + "' is not a partition column of "
                            + design.name()
                            + ", which has "
                            + table.partitionKeys()
                            + "; compaction takes whole partitions");
        }
    }

    @Override
    public String toString() {
        return "LakeTable " + design.name();
    }
}
