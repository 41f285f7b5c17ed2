package io.lakekit.cli.rows;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of columns as they are written in files of rows. */
final class Values {

    private Values() {}

    /**
     * The value of a type.
     *
     * @throws IllegalArgumentException if what is written is not such a value
     * @throws java.time.DateTimeException if it is not such a time
     */
    static @Nullable Object of(ColumnType<?> type, @Nullable Object written) {
        if (written == null) {
            return null;
        }
        return switch (type.kind()) {
            case ARRAY -> list(type, written);
            case MAP -> map(type, written);
            case ROW -> row(type, written);
            default -> {
                if (!(written instanceof String text)) {
                    throw new IllegalArgumentException("not one value");
                }
                yield plain(type, text);
            }
        };
    }

    private static Object plain(ColumnType<?> type, String text) {
        return switch (type.kind()) {
            case BOOLEAN -> truth(text);
            case TINYINT -> Byte.valueOf(text);
            case SMALLINT -> Short.valueOf(text);
            case INT -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case ENUM -> constant(type, text);
            case BINARY, BYTES -> bytes(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case TIMESTAMP_LTZ -> Instant.parse(text);
            default -> text;
        };
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private static Object constant(ColumnType<?> type, String text) {
        for (Object constant : type.javaType().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no constant");
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("not hexadecimal");
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    private static List<@Nullable Object> list(ColumnType<?> type, Object written) {
        if (!(written instanceof List<?> items)) {
            throw new IllegalArgumentException("not a list");
        }
        List<@Nullable Object> list = new ArrayList<>();
        items.forEach(item -> list.add(of(type.elements().get(0), item)));
        return list;
    }

    private static Map<Object, @Nullable Object> map(ColumnType<?> type, Object written) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        entries(written)
                .forEach(
                        (key, value) ->
                                map.put(
                                        plain(type.elements().get(0), String.valueOf(key)),
                                        of(type.elements().get(1), value)));
        return map;
    }

    private static Row row(ColumnType<?> type, Object written) {
        Map<?, ?> entries = entries(written);
        List<Column<?>> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<?> field : type.fields()) {
            if (entries.containsKey(field.name())) {
                columns.add(field);
                values.add(of(field.type(), entries.get(field.name())));
            }
        }
        if (columns.size() < entries.size()) {
            throw new IllegalArgumentException("a field too many");
        }
        return Row.ofValues(columns, values);
    }

    private static Map<?, ?> entries(Object written) {
        if (!(written instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException("not a mapping");
        }
        return entries;
    }

    /** A value of the type, as files have it. */
    static String example(ColumnType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN -> "true or false";
            case TINYINT, SMALLINT, INT, BIGINT -> "a whole number in its range, such as 7";
            case FLOAT, DOUBLE, DECIMAL -> "a number, such as 1.5";
            case ENUM -> "one of its constants: " + constants(type);
            case BINARY, BYTES -> "hexadecimal digits, such as 0x00ff";
            case DATE -> "2026-11-25";
            case TIME -> "12:00:00";
            case TIMESTAMP -> "2026-11-25T12:00:00";
            case TIMESTAMP_LTZ -> "2026-11-25T12:00:00Z";
            case ARRAY -> "[a, b], in a YAML file";
            case MAP, ROW -> "{key: value}, in a YAML file";
            default -> "text";
        };
    }

    private static String constants(ColumnType<?> type) {
        List<String> names = new ArrayList<>();
        for (Object constant : type.javaType().getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return String.join(", ", names);
    }
}
