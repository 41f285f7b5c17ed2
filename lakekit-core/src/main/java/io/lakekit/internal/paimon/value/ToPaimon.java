package io.lakekit.internal.paimon.value;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericMap;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.Timestamp;

/** Turns a value that fits a column into Paimon's own form of it; chosen once per column. */
public final class ToPaimon {

    private ToPaimon() {}

    /** The converter of values that fit a type. */
    public static UnaryOperator<Object> of(ColumnType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, BINARY, BYTES ->
                    UnaryOperator.identity();
            case CHAR, VARCHAR, STRING -> value -> BinaryString.fromString((String) value);
            case ENUM -> value -> BinaryString.fromString(((Enum<?>) value).name());
            case DECIMAL ->
                    value ->
                            Decimal.fromBigDecimal(
                                    (BigDecimal) value, type.precision(), type.scale());
            case DATE -> value -> Math.toIntExact(((LocalDate) value).toEpochDay());
            case TIME -> value -> Math.toIntExact(((LocalTime) value).toNanoOfDay() / 1_000_000);
            case TIMESTAMP -> value -> Timestamp.fromLocalDateTime((LocalDateTime) value);
            case TIMESTAMP_LTZ -> value -> timestamp((Instant) value);
            case ARRAY -> array(of(type.elements().get(0)));
            case MAP -> map(of(type.elements().get(0)), of(type.elements().get(1)));
            case ROW -> row(type.fields());
        };
    }

    private static Timestamp timestamp(Instant value) {
        return Timestamp.fromEpochMillis(value.toEpochMilli(), value.getNano() % 1_000_000);
    }

    private static UnaryOperator<Object> array(UnaryOperator<Object> element) {
        return value -> {
            List<?> list = (List<?>) value;
            Object[] converted = new Object[list.size()];
            for (int i = 0; i < converted.length; i++) {
                Object item = list.get(i);
                if (item != null) {
                    converted[i] = element.apply(item);
                }
            }
            return new GenericArray(converted);
        };
    }

    private static UnaryOperator<Object> map(
            UnaryOperator<Object> key, UnaryOperator<Object> item) {
        return value -> {
            Map<Object, Object> converted = new HashMap<>();
            ((Map<?, ?>) value)
                    .forEach(
                            (k, v) ->
                                    converted.put(key.apply(k), v == null ? null : item.apply(v)));
            return new GenericMap(converted);
        };
    }

    private static UnaryOperator<Object> row(List<Column<?>> fields) {
        List<UnaryOperator<Object>> converters =
                fields.stream().map(field -> of(field.type())).toList();
        return value -> {
            GenericRow converted = new GenericRow(fields.size());
            for (int i = 0; i < fields.size(); i++) {
                Object item = ((Row) value).get(fields.get(i));
                if (item != null) {
                    converted.setField(i, converters.get(i).apply(item));
                }
            }
            return converted;
        };
    }
}
