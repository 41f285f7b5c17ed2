package io.lakekit.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.design.Buckets;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
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
 * An opened table whose kind the compiler knows. It holds no resources; its writers and readers do.
 *
 * <p>It may write and compact as long as the live table has the columns, and merges and places rows
 * in the way, that it had when it was opened. After another change, or once the table was created
 * anew, both are refused, and the table is to be opened again with its new design. Readers go on as
 * long as their columns stay.
 *
 * <pre>{@code
 * try (TableWriter<WideTable> writer = table.writer()) {
 *     writer.stream(CLICK, Click.class).write(new Click("2026-11-24", "r1", now, "shoes"));
 *     writer.commit();
 * }
 * List<Stored> rows = table.reader(Stored.class).where(DT.eq("2026-11-24")).toList();
 * }</pre>
 *
 * @param <D> the kind of design
 */
public final class LakeTable<D extends TableDesign> {

    private static final Code NEEDS_JOB =
            Code.error(
                    "LK1202", "buckets that only a Flink job can assign", "writers and compaction");

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

    /**
     * A handle on a live table that matches {@code design}, which is not checked here: {@code Lake}
     * does that.
     */
    public static <D extends TableDesign> LakeTable<D> of(D design, FileStoreTable table) {
        Lateness usual = new Lateness(Clock.systemUTC(), LateRows.refuse());
        FileStoreTable live = OpenedTable.unremembered(table);
        return new LakeTable<>(design, live, new OpenedTable(live), usual);
    }

    /**
     * A copy of this handle whose writers hand late rows to {@code handler}. A row is late if its
     * partition is older than the design keeps, or its own time is. Without a handler late rows are
     * {@link LateRows#refuse refused}.
     */
    public LakeTable<D> lateRows(LateRows handler) {
        return new LakeTable<>(design, table, opened, new Lateness(lateness.clock(), handler));
    }

    /**
     * A copy of this handle whose writers tell by {@code clock}, instead of the system's, which
     * rows are late. Expiry itself still goes by the system's clock.
     */
    public LakeTable<D> clock(Clock clock) {
        return new LakeTable<>(design, table, opened, new Lateness(clock, lateness.handler()));
    }

    /** The design that the table was opened with. */
    public D design() {
        return design;
    }

    /** Paimon's own table as it was opened, for what lakekit does not cover. */
    public FileStoreTable unwrap() {
        return table;
    }

    /**
     * A new writer under a commit user of its own. Several may be open at once; close each.
     *
     * @throws DiagnosticsException if plain Java cannot write the table's buckets, or the table
     *     changed since it was opened
     */
    public TableWriter<D> writer() {
        opened.requireUnchanged();
        return open(() -> Bookmark.none(table, "lakekit-" + UUID.randomUUID()), WriterLease.none());
    }

    /**
     * A writer that continues where the last writer of this name stopped. Its commits carry
     * increasing identifiers, and a commit that was made before is refused, never dropped in
     * silence. A name has one holder at a time: across processes on a local file system, within
     * this JVM elsewhere. Notes beside the table keep where the writer stands, so that expiry of
     * snapshots cannot lose it.
     *
     * @param name a name for the stream of commits, such as that of the job that makes them
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

    /**
     * An overwrite of the partitions that have these values: what they hold now is replaced, in one
     * commit, by the rows that are written to it.
     *
     * @param partition values of one or more partition columns, such as {@code Row.of(DT,
     *     "2026-11-24")}
     * @throws DiagnosticsException if plain Java cannot write the table's buckets, or the table
     *     changed since it was opened
     * @throws IllegalArgumentException if the row has no value, a null, or a value of another
     *     column or one that does not fit
     */
    public TableOverwrite<D> overwrite(Row partition) {
        return overwrite(PartitionSpec.of(design, table, partition));
    }

    /**
     * An overwrite of the whole table, of all its partitions if it has some.
     *
     * @throws DiagnosticsException as {@link #overwrite(Row)}
     */
    public TableOverwrite<D> overwriteAll() {
        return overwrite(PartitionSpec.all(design, table));
    }

    private TableOverwrite<D> overwrite(PartitionSpec partition) {
        opened.requireUnchanged();
        requireWritable();
        return new TableOverwrite<>(design, table, partition, lateness);
    }

    /**
     * Drops the partitions that have these values: an overwrite without rows. What others commit
     * beside it stays, as they may have begun after the drop was asked for.
     *
     * @throws DiagnosticsException as {@link #overwrite(Row)} and {@link TableOverwrite#commit}
     * @throws IllegalArgumentException as {@link #overwrite(Row)}
     */
    @CanIgnoreReturnValue
    public OverwriteReport dropPartition(Row partition) {
        try (TableOverwrite<D> drop = overwrite(partition)) {
            return drop.commit();
        }
    }

    private void requireWritable() {
        Buckets buckets = design.buckets().orElse(null);
        if (buckets instanceof Buckets.Dynamic || buckets instanceof Buckets.Postpone) {
            throw new DiagnosticsException(
                    NEEDS_JOB
                            .at(Place.table(design.name()))
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
                    NEEDS_JOB
                            .at(Place.table(design.name()))
                            .says("its buckets are postponed")
                            .so("its compaction assigns them, which only a Flink job does")
                            .fix(
                                    "Run Flink's procedure sys.compact, or design it with Buckets.fixed(n)."));
        }
    }

    /**
     * A reader of records of this class; only the columns that the record names are read.
     *
     * @throws DiagnosticsException with all misfits of the class
     */
    public <R extends Record> TableReader<R> reader(Class<R> type) {
        RecordCodec<R> codec = RecordCodec.reading(design, type);
        return new TableReader<>(design, table, codec.columns(), codec::toRecord);
    }

    /**
     * A reader of untyped rows with these columns, or with all columns if none is named.
     *
     * @throws IllegalArgumentException if the table has no such column, or has it with another type
     */
    public TableReader<Row> reader(Column<?>... columns) {
        List<Column<?>> read = columns.length == 0 ? design.columns() : List.of(columns);
        read.forEach(column -> ColumnCheck.require(design, column));
        return new TableReader<>(design, table, read, values -> Rows.of(read, values));
    }

    /**
     * Compacts the whole table and commits that: every bucket of a keyed table fully, the small
     * files of an append table into larger ones.
     *
     * @throws DiagnosticsException if the buckets are postponed, or the table changed since it was
     *     opened
     */
    @CanIgnoreReturnValue
    public CompactionReport compact() {
        return compaction(null);
    }

    /**
     * Compacts the partitions that match a filter, as {@link #compact()} does for all.
     *
     * @throws DiagnosticsException if the buckets are postponed, or the table changed since it was
     *     opened
     * @throws IllegalArgumentException if the filter names a column that is not a partition column,
     *     or one with another type
     */
    @CanIgnoreReturnValue
    public CompactionReport compact(Filter partitions) {
        for (Column<?> column : partitions.columns()) {
            requirePartition(column);
            ColumnCheck.require(design, column);
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
