package io.lakekit.schema;

import java.io.Serializable;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by column: the value of a ROW column, or an untyped row of a table. Immutable; a column
 * that was never set reads null. Equal if the same columns (by name) have equal values, arrays of
 * bytes compared by content at any depth.
 */
public final class Row implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // values of column types are serializable
    private final Map<String, @Nullable Object> values;

    private Row(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A row without values. */
    public static Row empty() {
        return new Row(Map.of());
    }

    /** A row of one value. */
    public static <T> Row of(Column<T> column, @Nullable T value) {
        return empty().with(column, value);
    }

    /**
     * A row of these values, which must be as many as the columns and in their order; see {@link
     * ColumnType#fit}.
     */
    public static Row ofValues(List<Column<?>> columns, List<? extends @Nullable Object> values) {
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(
                    values.size() + " values for " + columns.size() + " columns");
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            all.put(columns.get(i).name(), values.get(i));
        }
        return new Row(all);
    }

    /** This row and one more value, or another value for the column. */
    public <T> Row with(Column<T> column, @Nullable T value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(column.name(), value);
        return new Row(more);
    }

    /** The value of the column, or null. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Column<T> column) {
        return (T) values.get(column.name());
    }

    /** Whether the column was set, to null or a value. */
    public boolean has(Column<?> column) {
        return values.containsKey(column.name());
    }

    /** The values by column name, in the order they were set; unmodifiable. */
    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that && Contents.same(values, that.values);
    }

    @Override
    public int hashCode() {
        return Contents.hash(values);
    }

    /** {@code {name=value, ...}}, bytes in hexadecimal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        values.forEach(
                (name, value) ->
                        text.append(text.length() == 1 ? "" : ", ")
                                .append(name)
                                .append('=')
                                .append(shown(value)));
        return text.append('}').toString();
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : value;
    }
}
