package io.lakekit.record;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A record class and the columns that its components stand for: {@code bidPrice} for {@code
 * bid_price}, or the name that {@link ColumnName} gives; never by position. Everything that does
 * not fit is reported together when the codec is made.
 *
 * <p>Written records may be narrower than their columns (an {@code int} for BIGINT, a primitive for
 * a nullable column) and must supply every column of their slice. Nullable columns may be left out
 * only where a null erases nothing: in append and hybrid tables, and in summary tables unless the
 * function of the column is {@code latest()} or {@code first()}. A column that counts rows may be
 * left out everywhere. Read records have exactly the columns' types, boxed where null can occur.
 *
 * <p>A record within a record is a ROW, a list of them an ARRAY of ROW; written ones may leave
 * nullable fields out, which are then null. Neither a record nor its components need be public.
 *
 * <p>Immutable, but not serializable: it holds method handles.
 *
 * @param <R> the record class
 */
public final class RecordCodec<R extends Record> {

    private final Class<R> type;
    private final Binding binding;
    private final List<Column<?>> columns;
    private final Binding.Reader[] readers;

    private RecordCodec(Class<R> type, Binding binding, List<Column<?>> columns) {
        this.type = type;
        this.binding = binding;
        this.columns = columns;
        this.readers = columns.stream().map(binding::reader).toArray(Binding.Reader[]::new);
    }

    /**
     * The codec of a record that is written as a whole row.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that does not fit
     */
    public static <R extends Record> RecordCodec<R> writing(TableDesign design, Class<R> type) {
        return writing(design, design.suppliedColumns(), type);
    }

    /**
     * The codec of a record that is written to one slice.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that does not fit
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public static <D extends TableDesign, R extends Record> RecordCodec<R> writing(
            D design, Slice<? super D> slice, Class<R> type) {
        return writing(design, design.columnsOf(slice), type);
    }

    /**
     * The codec of a record that is read from a table; the record may leave columns out.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that does not fit
     */
    public static <R extends Record> RecordCodec<R> reading(TableDesign design, Class<R> type) {
        return reading(design.name().toString(), List.copyOf(design.columns()), type);
    }

    /**
     * The codec of a record that is read from rows which are not a table's, such as those of a
     * query; the record may leave columns out.
     *
     * @param place the name of the rows in findings
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that does not fit
     */
    public static <R extends Record> RecordCodec<R> reading(
            String place, List<Column<?>> columns, Class<R> type) {
        return reading(Binding.of(type, columns, Direction.READING, Place.table(place)), type);
    }

    private static <R extends Record> RecordCodec<R> reading(Binding binding, Class<R> type) {
        Diagnostics.copyOf(binding.misfits()).throwIfAny();
        return new RecordCodec<>(type, binding, binding.columns());
    }

    /** The findings about a record that is to be written as a whole row; none if it fits. */
    public static Diagnostics check(TableDesign design, Class<? extends Record> type) {
        return Diagnostics.copyOf(misfits(design, bind(design, design.suppliedColumns(), type)));
    }

    /** The findings about a record that is to be written to one slice; none if it fits. */
    public static <D extends TableDesign> Diagnostics check(
            D design, Slice<? super D> slice, Class<? extends Record> type) {
        return Diagnostics.copyOf(misfits(design, bind(design, design.columnsOf(slice), type)));
    }

    private static <R extends Record> RecordCodec<R> writing(
            TableDesign design, List<Column<?>> supplied, Class<R> type) {
        Binding binding = bind(design, supplied, type);
        Diagnostics.copyOf(misfits(design, binding)).throwIfAny();
        return new RecordCodec<>(type, binding, supplied);
    }

    private static Binding bind(
            TableDesign design, List<Column<?>> supplied, Class<? extends Record> type) {
        return Binding.of(type, supplied, Direction.WRITING, Place.table(design.name()));
    }

    private static List<Diagnostic> misfits(TableDesign design, Binding binding) {
        List<Diagnostic> found = new ArrayList<>(binding.misfits());
        found.addAll(binding.missing(column -> RequiredColumns.is(design, column)));
        return found;
    }

    /**
     * The columns in the order of their index: all that the slice supplies if the record is
     * written, those of the record if it is read.
     */
    public List<Column<?>> columns() {
        return columns;
    }

    /** The class of the records. */
    public Class<R> type() {
        return type;
    }

    /**
     * The value of {@link #columns} at {@code index}, in the column's Java type; null if the record
     * has none.
     */
    public @Nullable Object value(R from, int index) {
        return readers[index].read(from);
    }

    /** The record's values by column. */
    public Row toRow(R from) {
        return binding.toRow(from);
    }

    /** A record of a row's values. */
    public R toRecord(Row row) {
        List<Column<?>> bound = binding.columns();
        return type.cast(binding.toRecord(i -> row.get(bound.get(i))));
    }

    /** A record of the values of {@link #columns} by index; for codecs made by {@link #reading}. */
    public R toRecord(IntFunction<@Nullable Object> values) {
        return type.cast(binding.toRecord(values));
    }
}
