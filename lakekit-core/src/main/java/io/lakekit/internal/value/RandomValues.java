package io.lakekit.internal.value;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A source of random values of a type. They are drawn from small domains, so that keys meet and
 * values tie; floating-point values have few binary digits, so that their sums are exact.
 */
public record RandomValues(RandomGenerator random) {

    static final Instant BASE = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<String> TEXTS = List.of("", "a", "b", "c", "ab", "ä");
    private static final int LONGEST = 4;

    public Object of(ColumnType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) number();
            case SMALLINT -> (short) number();
            case INT -> number();
            case BIGINT -> (long) number();
            case FLOAT -> number() / 2f;
            case DOUBLE -> number() / 2.0;
            case DECIMAL -> new BigDecimal(BigInteger.valueOf(number()), type.scale());
            case CHAR, VARCHAR -> text(type.precision());
            case STRING -> text(Integer.MAX_VALUE);
            case ENUM -> constant(type.javaType());
            case BINARY -> bytes(Math.min(LONGEST, type.precision()));
            case BYTES ->
                    bytes(type.precision() == 0 ? LONGEST : Math.min(LONGEST, type.precision()));
            case DATE -> LocalDate.ofInstant(BASE, ZoneOffset.UTC).plusDays(random.nextInt(5));
            case TIME -> LocalTime.ofSecondOfDay(random.nextInt(5));
            case TIMESTAMP -> instant().atOffset(ZoneOffset.UTC).toLocalDateTime();
            case TIMESTAMP_LTZ -> instant();
            case ARRAY -> list(type.elements().get(0));
            case MAP -> map(type.elements().get(0), type.elements().get(1));
            case ROW -> row(type.fields());
        };
    }

    private @Nullable Object orNull(ColumnType<?> type, boolean nullable) {
        return nullable && random.nextInt(8) == 0 ? null : of(type);
    }

    /** A number of one digit, which fits every DECIMAL. */
    private int number() {
        return random.nextInt(-4, 10);
    }

    private String text(int longest) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return text.substring(0, Math.min(longest, text.length()));
    }

    private Object constant(Class<?> type) {
        return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }

    private byte[] bytes(int longest) {
        byte[] bytes = new byte[random.nextInt(longest + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(-1, 3);
        }
        return bytes;
    }

    private Instant instant() {
        return BASE.plusSeconds(random.nextInt(5));
    }

    private List<@Nullable Object> list(ColumnType<?> element) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(LONGEST + 1); i > 0; i--) {
            list.add(orNull(element, element.nullable()));
        }
        return list;
    }

    private Map<Object, @Nullable Object> map(ColumnType<?> key, ColumnType<?> value) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(LONGEST + 1); i > 0; i--) {
            map.put(of(key), orNull(value, value.nullable()));
        }
        return map;
    }

    private Row row(List<Column<?>> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(orNull(field.type(), field.nullable())));
        return Row.ofValues(fields, values);
    }
}
