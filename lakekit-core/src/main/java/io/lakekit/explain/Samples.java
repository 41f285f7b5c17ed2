package io.lakekit.explain;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sample values of every type, small and rising with their number. */
final class Samples {

    private Samples() {}

    /** The sample of this number, from 0 to 9. */
    static Object of(ColumnType<?> type, int number) {
        return switch (type.kind()) {
            case BOOLEAN -> number % 2 == 0;
            case TINYINT -> (byte) number;
            case SMALLINT -> (short) number;
            case INT -> number;
            case BIGINT -> (long) number;
            case FLOAT -> (float) number;
            case DOUBLE -> (double) number;
            case DECIMAL -> BigDecimal.valueOf(number, type.scale());
            case CHAR, VARCHAR, STRING -> String.valueOf((char) ('a' + number - 1));
            case ENUM -> constant(type.javaType().getEnumConstants(), number);
            case BINARY, BYTES -> new byte[] {(byte) number};
            case DATE -> LocalDate.of(2026, 1, number + 1);
            case TIME -> LocalTime.of(number, 0);
            case TIMESTAMP -> LocalDateTime.of(2026, 1, 1, number, 0);
            case TIMESTAMP_LTZ -> Instant.parse("2026-01-01T0" + number + ":00:00Z");
            case ARRAY -> List.of(of(type.elements().get(0), number));
            case MAP -> Map.of(of(type.elements().get(0), number), of(type.elements().get(1), 1));
            case ROW -> row(type.fields(), number);
        };
    }

    private static Object constant(Object[] constants, int number) {
        return constants[number % constants.length];
    }

    private static Row row(List<Column<?>> fields, int number) {
        List<Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(of(field.type(), number)));
        return Row.ofValues(fields, values);
    }
}
