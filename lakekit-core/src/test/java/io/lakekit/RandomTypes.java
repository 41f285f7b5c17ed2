package io.lakekit;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.FinerValues;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws column types, possible ones and a few impossible ones, and values of possible types. */
record RandomTypes(SplittableRandom random) {

    /** A constant is stored by its name. */
    enum Stage {
        BID,
        CLICK
    }

    private int from(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    ColumnType<?> type(int depth) {
        return switch (random.nextInt(depth > 0 ? 21 : 18)) {
            case 0 -> ColumnType.BOOLEAN;
            case 1 -> ColumnType.TINYINT;
            case 2 -> ColumnType.SMALLINT;
            case 3 -> ColumnType.INT;
            case 4 -> ColumnType.BIGINT;
            case 5 -> ColumnType.FLOAT;
            case 6 -> ColumnType.DOUBLE;
            case 7 -> ColumnType.decimal(from(1, 38), from(0, 9));
            case 8 -> ColumnType.character(from(1, 5));
            case 9 -> ColumnType.varchar(from(1, 9));
            case 10 -> ColumnType.STRING;
            case 11 -> ColumnType.enumeration(Stage.class);
            case 12 ->
                    random.nextBoolean()
                            ? ColumnType.binary(from(1, 9))
                            : ColumnType.varbinary(from(1, 9));
            case 13 -> ColumnType.BYTES;
            case 14 -> ColumnType.DATE;
            case 15 -> ColumnType.time(from(0, 4), pick(FinerValues.values()));
            case 16 -> ColumnType.timestamp(from(0, 9), pick(FinerValues.values()));
            case 17 -> ColumnType.timestampLtz(from(0, 9), pick(FinerValues.values()));
            case 18 -> ColumnType.array(type(depth - 1));
            case 19 -> ColumnType.map(type(depth - 1), type(depth - 1));
            default -> row(depth - 1);
        };
    }

    private ColumnType<Row> row(int depth) {
        List<Column<?>> fields = new ArrayList<>();
        for (int i = from(0, 3); i > 0; i--) {
            fields.add(Column.of("f" + i, type(depth)));
        }
        return ColumnType.row(fields.toArray(Column<?>[]::new));
    }

    @Nullable Object valueOrNull(ColumnType<?> type) {
        return type.nullable() && random.nextInt(4) == 0 ? null : value(type);
    }

    Object value(ColumnType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> pick((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> pick((short) 7, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> pick(7, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> pick(7L, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> pick(1.5f, Float.NaN, Float.NEGATIVE_INFINITY, -0.0f);
            case DOUBLE -> pick(1.5, Double.NaN, Double.POSITIVE_INFINITY, -0.0);
            case DECIMAL -> decimal(type);
            case CHAR, VARCHAR -> "ä b'$".substring(0, from(0, Math.min(5, type.precision())));
            case STRING -> pick("", " ", "a/b=c", "2026-11-23", "\uD83D\uDE00");
            case ENUM -> type.javaType().getEnumConstants()[random.nextInt(2)];
            case BINARY, BYTES -> new byte[from(0, type.precision())];
            case DATE -> pick(LocalDate.EPOCH, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
            case TIME -> LocalTime.of(23, 59, from(0, 59));
            case TIMESTAMP -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
            case TIMESTAMP_LTZ -> instant();
            case ARRAY -> list(type.elements().get(0));
            case MAP -> map(type.elements().get(0), type.elements().get(1));
            case ROW -> row(type.fields());
        };
    }

    @SafeVarargs
    private <V> V pick(V... values) {
        return values[random.nextInt(values.length)];
    }

    private BigDecimal decimal(ColumnType<?> type) {
        BigInteger most = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        BigInteger unscaled = pick(BigInteger.ZERO, BigInteger.ONE, most, most.negate());
        return new BigDecimal(unscaled, type.scale());
    }

    private Instant instant() {
        Instant anchor =
                pick(
                        Instant.EPOCH,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("9999-12-31T23:59:59Z"));
        return random.nextBoolean()
                ? anchor
                : Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100));
    }

    private List<@Nullable Object> list(ColumnType<?> element) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = from(0, 2); i > 0; i--) {
            values.add(valueOrNull(element));
        }
        return values;
    }

    private Map<Object, @Nullable Object> map(ColumnType<?> key, ColumnType<?> value) {
        Map<Object, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = from(0, 2); i > 0; i--) {
            values.put(value(key), valueOrNull(value));
        }
        return values;
    }

    Row row(List<Column<?>> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(
                field ->
                        values.add(
                                field.nullable()
                                        ? valueOrNull(field.type())
                                        : value(field.type())));
        return Row.ofValues(fields, values);
    }
}
