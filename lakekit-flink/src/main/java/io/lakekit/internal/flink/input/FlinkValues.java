package io.lakekit.internal.flink.input;

import io.lakekit.internal.reflect.EnumConstants;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flink's values in the form in which columns take them: lists for arrays, rows of lakekit's own,
 * constants for their names, and copies of bytes. What is of another class stays as it is, for the
 * column to refuse.
 */
final class FlinkValues {

    private FlinkValues() {}

    static @Nullable Object of(ColumnType<?> field, ColumnType<?> column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (column.kind()) {
            case ENUM -> value instanceof String name ? constant(column.javaType(), name) : value;
            case BINARY, BYTES -> value instanceof byte[] bytes ? bytes.clone() : value;
            case ARRAY -> array(field.elements().get(0), column.elements().get(0), value);
            case MAP ->
                    value instanceof Map<?, ?> map
                            ? map(field.elements(), column.elements(), map)
                            : value;
            case ROW ->
                    value instanceof org.apache.flink.types.Row row
                            ? row(field.fields(), column.fields(), row)
                            : value;
            default -> value;
        };
    }

    private static Object constant(Class<?> type, String name) {
        Enum<?> found = EnumConstants.find(type, name);
        return found == null ? name : found;
    }

    private static Object array(ColumnType<?> field, ColumnType<?> column, Object value) {
        List<@Nullable Object> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(of(field, column, item)));
            return items;
        }
        if (!value.getClass().isArray()) {
            return value;
        }
        for (int i = 0; i < Array.getLength(value); i++) {
            items.add(of(field, column, Array.get(value, i)));
        }
        return items;
    }

    private static Object map(
            List<ColumnType<?>> field, List<ColumnType<?>> column, Map<?, ?> from) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        from.forEach(
                (key, item) ->
                        entries.put(
                                of(field.get(0), column.get(0), key),
                                of(field.get(1), column.get(1), item)));
        return entries;
    }

    /**
     * A row within a row. Positions are those of the field's type, whose order may differ from that
     * of the column's. A name that the column lacks is kept, for the column to refuse.
     */
    private static Object row(
            List<Column<?>> fields, List<Column<?>> columns, org.apache.flink.types.Row from) {
        Set<String> names = from.getFieldNames(true);
        if (names == null && from.getArity() != fields.size()) {
            return from;
        }
        List<Column<?>> set = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        if (names == null) {
            for (int i = 0; i < fields.size(); i++) {
                add(fields.get(i), columns, from.getField(i), set, values);
            }
        } else {
            for (String name : names) {
                Column<?> field = find(fields, name).orElse(Column.of(name, ColumnType.STRING));
                add(field, columns, from.getField(name), set, values);
            }
        }
        return Row.ofValues(set, values);
    }

    private static void add(
            Column<?> field,
            List<Column<?>> columns,
            @Nullable Object value,
            List<Column<?>> set,
            List<@Nullable Object> values) {
        set.add(field);
        values.add(
                find(columns, field.name())
                        .<@Nullable Object>map(column -> of(field.type(), column.type(), value))
                        .orElse(value));
    }

    private static Optional<Column<?>> find(List<Column<?>> columns, String name) {
        for (Column<?> column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
