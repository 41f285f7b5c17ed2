package io.lakekit.schema;

import java.io.Serializable;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of values by column: the value of a ROW column, or a row of a table without a record type.
 * Immutable; a column that was never set reads null. Equal if the same columns (by name) have equal
 * values, arrays of bytes compared by content at any depth.
 *
 * <pre>{@code Row bid = Row.of(REQUEST, "r1").with(PRICE, 120L);}</pre>
 */
public final class Row implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // values of column types are serializable
    private final Map<String, @Nullable Object> values;

    private Row(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A row in which no column is set. */
    public static Row empty() {
        return new Row(Map.of());
    }

    /** A row in which one column is set, to a value or to null. */
    public static <T> Row of(Column<T> column, @Nullable T value) {
        return empty().with(column, value);
    }

    /**
     * A row of values without a type known to the compiler. They are taken as they are; {@link
     * ColumnType#fit} brings a value to what a column stores.
     *
     * @param columns the columns to set
     * @param values the value of each column, in the order of the columns
     * @throws IllegalArgumentException if there are more or fewer values than columns
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

    /** A copy of this row with one more value, or with another value for a column that is set. */
    public <T> Row with(Column<T> column, @Nullable T value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(column.name(), value);
        return new Row(more);
    }

    /** The value of the column, or null if it is null or was never set; see {@link #has}. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Column<T> column) {
        return (T) values.get(column.name());
    }

    /** Whether the column was set, be it to null. */
    public boolean has(Column<?> column) {
        return values.containsKey(column.name());
    }

    /**
     * The values by the name of their column, in the order in which they were set; unmodifiable.
     */
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

    /** The row as {@code {name=value, ...}}, with bytes in hexadecimal. */
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
