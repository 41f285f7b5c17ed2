package io.lakekit.flink.job;

import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.record.RecordCodec;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.types.DataTypeQueryable;
import org.apache.flink.table.types.logical.RowType;
import org.apache.paimon.flink.LogicalTypeConversion;
import org.apache.paimon.types.DataType;
import org.jspecify.annotations.Nullable;

/** A reader that makes records of Flink's rows, whose columns are known when the job is built. */
final class RowReader<R extends Record> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<Column<?>> columns;
    private final Class<R> type;

    // It holds method handles, which do not serialize.
    private transient @Nullable RecordCodec<R> codec;

    private RowReader(List<Column<?>> columns, Class<R> type) {
        this.columns = columns;
        this.type = type;
    }

    /**
     * A reader of a stream's rows.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything about the record that does
     *     not fit
     * @throws IllegalArgumentException if the columns are not known, or lakekit has no such type
     */
    static <R extends Record> RowReader<R> of(TypeInformation<?> rows, Class<R> type) {
        if (!(rows instanceof DataTypeQueryable queryable
                && queryable.getDataType().getLogicalType() instanceof RowType row)) {
            throw new IllegalArgumentException(
                    "The stream does not know the columns of its rows ('"
                            + rows
                            + "'); take it from StreamTableEnvironment.toChangelogStream");
        }
        List<Column<?>> columns = new ArrayList<>();
        row.getFields().forEach(field -> columns.add(column(field)));
        RowReader<R> reader = new RowReader<>(List.copyOf(columns), type);
        Objects.requireNonNull(reader.codec());
        return reader;
    }

    private static Column<?> column(RowType.RowField field) {
        DataType stored = LogicalTypeConversion.toDataType(field.getType());
        ColumnType<?> found =
                PaimonTypes.columnType(stored)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Column '"
                                                        + field.getName()
                                                        + "' is "
                                                        + field.getType()
                                                        + ", which lakekit has no type for; cast"
                                                        + " it in the query"));
        Column<?> column = Column.of(field.getName(), found);
        return stored.isNullable() ? column : column.notNull();
    }

    /** The name of the rows in findings. */
    Place place() {
        return Place.table("changelog of " + type.getSimpleName());
    }

    R read(org.apache.flink.types.Row row) {
        RecordCodec<R> values = codec();
        List<Column<?>> bound = values.columns();
        return values.toRecord(index -> value(bound.get(index), row));
    }

    private RecordCodec<R> codec() {
        RecordCodec<R> made = codec;
        if (made == null) {
            made = RecordCodec.reading(place().toString(), columns, type);
            codec = made;
        }
        return made;
    }

    /**
     * The value of a column. Some rows know the names of their columns, others only the positions.
     */
    private @Nullable Object value(Column<?> column, org.apache.flink.types.Row row) {
        return value(
                column.type(),
                row.getFieldNames(true) == null
                        ? row.getField(columns.indexOf(column))
                        : row.getField(column.name()));
    }

    /** A value in lakekit's form: lists for arrays, and rows of lakekit's own. */
    private static @Nullable Object value(ColumnType<?> type, @Nullable Object from) {
        if (from == null) {
            return null;
        }
        return switch (type.kind()) {
            case ARRAY -> list(type.elements().get(0), from);
            case MAP -> map(type, (Map<?, ?>) from);
            case ROW -> row(type.fields(), (org.apache.flink.types.Row) from);
            default -> from;
        };
    }

    private static List<@Nullable Object> list(ColumnType<?> element, Object array) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(value(element, Array.get(array, i)));
        }
        return items;
    }

    private static Map<@Nullable Object, @Nullable Object> map(ColumnType<?> type, Map<?, ?> from) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        from.forEach(
                (key, value) ->
                        entries.put(
                                value(type.elements().get(0), key),
                                value(type.elements().get(1), value)));
        return entries;
    }

    private static Row row(List<Column<?>> fields, org.apache.flink.types.Row from) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            values.add(value(fields.get(i).type(), from.getField(i)));
        }
        return Row.ofValues(fields, values);
    }
}
