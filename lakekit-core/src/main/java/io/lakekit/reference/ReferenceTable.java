package io.lakekit.reference;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.ChangeInput;
import io.lakekit.design.Deletes;
import io.lakekit.design.EventType;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import io.lakekit.record.RecordCodec;
import io.lakekit.record.RowBinding;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reference for a table, computed in memory from its design. Rows go in as streams would write
 * them, and come out as the table must return them, however they were split into commits and
 * whenever the table was compacted. Each row that is written is an event of its own. Rows come out
 * in the order in which their keys were first written.
 *
 * <pre>{@code
 * ReferenceTable<WideTable> truth = ReferenceTable.of(AD_ROW);
 * truth.write(CLICK, new Click("a7", noon, "shoes"), Click.class);
 * List<Row> expected = truth.rows();
 * }</pre>
 *
 * @param <D> the kind of design
 */
public final class ReferenceTable<D extends TableDesign> {

    /**
     * A row as it was written: by the stream of a slice, or as a whole row if the slice is null.
     */
    private record WrittenRow(@Nullable Slice<?> slice, Row row, boolean retracts) {}

    private final D design;
    private final Folding folding;
    private final RowBinding whole;
    private final Map<List<@Nullable Object>, List<WrittenRow>> byKey = new LinkedHashMap<>();
    private long unkeyed;

    private ReferenceTable(D design, @Nullable SetUnion union) {
        this.design = design;
        this.folding = new Folding(union);
        this.whole = RowBinding.of(design, null);
    }

    /** An empty reference for this design. Bitmaps and sketches can be written, but not united. */
    public static <D extends TableDesign> ReferenceTable<D> of(D design) {
        return new ReferenceTable<>(design, null);
    }

    /** An empty reference for this design that unites bitmaps and sketches by {@code union}. */
    public static <D extends TableDesign> ReferenceTable<D> of(D design, SetUnion union) {
        return new ReferenceTable<>(design, union);
    }

    /** The design of the table. */
    public D design() {
        return design;
    }

    /**
     * Writes a whole row. In a table whose rows say what they are, one that says {@code -D} or
     * {@code -U} removes the row of its key if it is the newest.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if it sets a column that streams of whole
     *     rows do not supply
     */
    public void write(Row row) {
        whole.require(row);
        boolean retracts = RetractingFold.retractsByItself(design, row);
        if (!retracts || !RetractingFold.isIgnored(design)) {
            put(null, row, retracts);
        }
    }

    /**
     * Writes a change of a whole row, as a stream of changes does: what a row that retracts means
     * is {@link ChangeInput#retraction}.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the row retracts and the table does not
     *     take changes (LK1215), or as {@link #write(Row)}
     */
    public void write(ChangeKind kind, Row row) {
        if (kind.isRetracting()) {
            whole.require(row);
            retract(null, row);
        } else {
            write(row);
        }
    }

    /** Writes a delete of a whole row, as {@link #write(ChangeKind, Row)} does. */
    public void retract(Row row) {
        write(ChangeKind.DELETE, row);
    }

    /**
     * Writes a row of the stream that fills a slice.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     * @throws io.lakekit.diagnostic.DiagnosticsException if the row sets a column that the slice's
     *     stream does not supply
     */
    public void write(Slice<? super D> slice, Row row) {
        put(slice, supplied(slice, row), false);
    }

    /**
     * Writes a change of the stream that fills a slice: a row that retracts clears its group, or
     * drops its event.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #write(ChangeKind, Row)}
     */
    public void write(Slice<? super D> slice, ChangeKind kind, Row row) {
        if (kind.isRetracting()) {
            retract(slice, supplied(slice, row));
        } else {
            write(slice, row);
        }
    }

    private Row supplied(Slice<? super D> slice, Row row) {
        List<Column<?>> supplied = design.columnsOf(slice);
        RowBinding.of(design, slice).require(row);
        Row whole = only(supplied, row);
        return slice instanceof EventType type ? typed(type, whole) : whole;
    }

    private static Row only(List<Column<?>> columns, Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return Row.ofValues(columns, values);
    }

    private void retract(@Nullable Slice<?> slice, Row row) {
        switch (ChangeInput.of(design, slice).require()) {
            case IGNORED -> {}
            case REMOVES_ROW, UNDOES_VALUES -> put(slice, row, true);
            case CLEARS_GROUP -> {
                List<Column<?>> kept = new ArrayList<>(design.primaryKey());
                kept.addAll(design.partitionColumns());
                kept.addAll(((SequenceGroup) Objects.requireNonNull(slice)).order());
                put(slice, only(kept.stream().distinct().toList(), row), false);
            }
        }
    }

    /**
     * Writes a record of the stream that fills a slice. Errors are those of {@link
     * RecordCodec#writing}.
     */
    public <R extends Record> void write(Slice<? super D> slice, R row, Class<R> type) {
        write(slice, RecordCodec.writing(design, slice, type).toRow(row));
    }

    @SuppressWarnings("unchecked") // an event type's value is one of its column
    private static Row typed(EventType type, Row row) {
        return row.with((Column<Object>) (Column<?>) type.discriminator(), type.value());
    }

    private void put(@Nullable Slice<?> slice, Row row, boolean retracts) {
        List<@Nullable Object> key = new ArrayList<>();
        if (design.primaryKey().isEmpty()) {
            key.add(unkeyed++);
        } else {
            design.primaryKey().forEach(column -> key.add(column.type().fit(row.get(column))));
        }
        byKey.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new WrittenRow(slice, row, retracts));
    }

    /** The rows that the table must hold, with all its columns. */
    public List<Row> rows() {
        return byKey.values().stream()
                .filter(history -> !isDropped(history))
                .map(this::merge)
                .toList();
    }

    /**
     * The rows that the table must hold, as records. Errors are those of {@link
     * RecordCodec#reading}.
     */
    public <R extends Record> List<R> rows(Class<R> type) {
        RecordCodec<R> codec = RecordCodec.reading(design, type);
        return rows().stream().map(codec::toRecord).toList();
    }

    /** Whether the row of a key is gone. In a summary table it stays, whatever was retracted. */
    private boolean isDropped(List<WrittenRow> history) {
        return design.byKind(
                grouped -> sinceDeleted(grouped, history).isEmpty(),
                wholeRow -> chosen(wholeRow, history).retracts(),
                summary -> false,
                append -> false,
                hybrid -> history.get(history.size() - 1).retracts());
    }

    private Row merge(List<WrittenRow> history) {
        Map<String, @Nullable Object> values =
                design.byKind(
                        grouped -> merged(grouped, sinceDeleted(grouped, history)),
                        wholeRow -> kept(chosen(wholeRow, history).row(), design.columns()),
                        summary -> combined(summary, history),
                        append -> kept(last(history), design.columns()),
                        hybrid -> kept(last(history), design.columns()));
        List<@Nullable Object> ordered = new ArrayList<>();
        design.columns().forEach(column -> ordered.add(values.get(column.name())));
        return Row.ofValues(design.columns(), ordered);
    }

    /** The rows of a key that nothing deleted since, in the order of their merge if they may be. */
    private static List<WrittenRow> sinceDeleted(GroupedTable table, List<WrittenRow> history) {
        if (table.deletes() != Deletes.WHOLE_ROW) {
            return history;
        }
        List<WrittenRow> ordered = new ArrayList<>(history);
        ordered.sort(Comparator.comparing(WrittenRow::row, new ByColumns(table.rowOrder())));
        int first = ordered.size();
        while (first > 0 && !ordered.get(first - 1).retracts()) {
            first--;
        }
        return ordered.subList(first, ordered.size());
    }

    private Map<String, @Nullable Object> merged(GroupedTable table, List<WrittenRow> history) {
        Map<String, @Nullable Object> values = kept(last(history), table.primaryKey());
        values.putAll(kept(last(history), table.partitionColumns()));
        for (SequenceGroup group : table.groups()) {
            new GroupFold(group, folding).fold(rowsOf(history, group), values);
        }
        List<Row> whole =
                history.stream()
                        .filter(written -> written.slice() == null)
                        .map(WrittenRow::row)
                        .sorted(new ByColumns(table.rowOrder()))
                        .toList();
        List<Column<?>> loose = new ArrayList<>(table.unordered());
        loose.addAll(table.rowOrder());
        for (Column<?> column : loose) {
            ValueColumn value = new ValueColumn(column, AggFunctions.latestNonNull(), List.of());
            values.put(column.name(), folding.of(value, whole));
        }
        return values;
    }

    private Map<String, @Nullable Object> combined(SummaryTable table, List<WrittenRow> history) {
        List<WrittenRow> ordered = new ArrayList<>(history);
        ordered.sort(Comparator.comparing(WrittenRow::row, new ByColumns(table.rowOrder())));
        Map<String, @Nullable Object> values = kept(last(history), table.primaryKey());
        for (ValueColumn value : table.values()) {
            values.put(value.column().name(), folded(value, ordered));
        }
        values.putAll(kept(last(ordered), table.rowOrder()));
        return values;
    }

    private static WrittenRow chosen(WholeRowTable table, List<WrittenRow> history) {
        return table.kind() == TableKind.FIRST ? history.get(0) : newest(table, history);
    }

    /** The highest row in the order, of equal ones the last written. */
    private static WrittenRow newest(WholeRowTable table, List<WrittenRow> history) {
        Comparator<Row> order = new ByColumns(table.order());
        WrittenRow newest = history.get(0);
        for (WrittenRow written : history) {
            newest = order.compare(written.row(), newest.row()) >= 0 ? written : newest;
        }
        return newest;
    }

    private static Row last(List<WrittenRow> history) {
        return history.get(history.size() - 1).row();
    }

    private @Nullable Object folded(ValueColumn value, List<WrittenRow> history) {
        boolean undone =
                !value.function().isIgnoringRetract()
                        && history.stream().anyMatch(WrittenRow::retracts);
        if (!undone) {
            return folding.of(
                    value,
                    history.stream()
                            .filter(written -> !written.retracts())
                            .map(WrittenRow::row)
                            .toList());
        }
        RetractingFold fold = new RetractingFold(value);
        history.forEach(written -> fold.add(written.row(), written.retracts()));
        return fold.result();
    }

    private static List<Row> rowsOf(List<WrittenRow> history, Slice<?> slice) {
        return history.stream()
                .filter(written -> written.slice() == null || slice.equals(written.slice()))
                .map(WrittenRow::row)
                .toList();
    }

    private static Map<String, @Nullable Object> kept(Row row, List<Column<?>> columns) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column.name(), column.type().fit(row.get(column))));
        return values;
    }

    @Override
    public String toString() {
        return "ReferenceTable " + design.name();
    }
}
