package io.lakekit.internal.paimon.value;

import io.lakekit.internal.reflect.EnumConstants;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.InternalArray;
import org.apache.paimon.data.InternalMap;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.InternalRow.FieldGetter;
import org.apache.paimon.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * Reads Paimon rows of known columns as Java values. Copies what it returns, so a row may be reused
 * afterwards.
 */
public final class RowDecoder {

    private final List<Column<?>> columns;
    private final FieldGetter[] getters;
    private final List<Function<Object, Object>> converters;

    private RowDecoder(List<Column<?>> columns) {
        this.columns = List.copyOf(columns);
        this.getters = new FieldGetter[columns.size()];
        for (int i = 0; i < getters.length; i++) {
            getters[i] = InternalRow.createFieldGetter(PaimonTypes.of(columns.get(i)), i);
        }
        this.converters = columns.stream().map(column -> converter(column.type())).toList();
    }

    /** Decodes rows that hold exactly these columns in this order. */
    public static RowDecoder of(List<Column<?>> columns) {
        return new RowDecoder(columns);
    }

    /** The columns, in order. */
    public List<Column<?>> columns() {
        return columns;
    }

    /** The value at a position, or null. */
    public @Nullable Object value(InternalRow row, int index) {
        Object stored = getters[index].getFieldOrNull(row);
        try {
            return stored == null ? null : converters.get(index).apply(stored);
        } catch (UnknownConstantException e) {
            throw e.in(columns.get(index).name());
        }
    }

    /** All values of a row. */
    public Row row(InternalRow row) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(row, i));
        }
        return Row.ofValues(columns, values);
    }

    static Function<Object, Object> converter(ColumnType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE -> value -> value;
            case CHAR, VARCHAR, STRING -> Object::toString;
            case ENUM -> value -> constant(type.javaType(), value.toString());
            case BINARY, BYTES -> value -> ((byte[]) value).clone();
            case DECIMAL -> value -> ((Decimal) value).toBigDecimal();
            case DATE -> value -> LocalDate.ofEpochDay((Integer) value);
            case TIME -> value -> LocalTime.ofNanoOfDay((Integer) value * 1_000_000L);
            case TIMESTAMP -> value -> ((Timestamp) value).toLocalDateTime();
            case TIMESTAMP_LTZ -> value -> instant((Timestamp) value);
            case ARRAY -> list(type.elements().get(0));
            case MAP -> map(type.elements().get(0), type.elements().get(1));
            case ROW -> row(type.fields());
        };
    }

    private static Instant instant(Timestamp stored) {
        return Instant.ofEpochMilli(stored.getMillisecond())
                .plusNanos(stored.getNanoOfMillisecond());
    }

    private static Object constant(Class<?> type, String name) {
        Enum<?> constant = EnumConstants.find(type, name);
        if (constant == null) {
            throw new UnknownConstantException(type.getName(), name, "");
        }
        return constant;
    }

    private static Function<Object, Object> list(ColumnType<?> element) {
        InternalArray.ElementGetter getter =
                InternalArray.createElementGetter(PaimonTypes.of(element));
        Function<Object, Object> converter = converter(element);
        return value -> elements((InternalArray) value, getter, converter);
    }

    private static List<@Nullable Object> elements(
            InternalArray array,
            InternalArray.ElementGetter getter,
            Function<Object, Object> converter) {
        List<@Nullable Object> list = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Object stored = getter.getElementOrNull(array, i);
            list.add(stored == null ? null : converter.apply(stored));
        }
        return list;
    }

    private static Function<Object, Object> map(ColumnType<?> key, ColumnType<?> item) {
        Function<Object, Object> keys = list(key.notNull());
        Function<Object, Object> items = list(item);
        return value -> {
            InternalMap stored = (InternalMap) value;
            List<?> allKeys = (List<?>) keys.apply(stored.keyArray());
            List<?> allItems = (List<?>) items.apply(stored.valueArray());
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < allKeys.size(); i++) {
                map.put(allKeys.get(i), allItems.get(i));
            }
            return map;
        };
    }

    private static Function<Object, Object> row(List<Column<?>> fields) {
        RowDecoder nested = new RowDecoder(fields);
        return value -> nested.row((InternalRow) value);
    }
}
