package io.lakekit.fidelity;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of columns, each with values at its ends and where stores are known to go wrong. */
final class StoredTypes {

    enum Stage {
        BID,
        CLICK
    }

    private static final Map<String, ColumnType<?>> TYPES = new LinkedHashMap<>();
    private static final Map<String, List<?>> VALUES = new LinkedHashMap<>();

    private StoredTypes() {}

    static {
        add("boolean", ColumnType.BOOLEAN, true, false);
        add("tinyint", ColumnType.TINYINT, Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE);
        add("smallint", ColumnType.SMALLINT, Short.MIN_VALUE, (short) 0, Short.MAX_VALUE);
        add("int", ColumnType.INT, Integer.MIN_VALUE, 0, Integer.MAX_VALUE);
        add("bigint", ColumnType.BIGINT, Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        add("float", ColumnType.FLOAT, -0.0f, 0.0f, Float.NaN, Float.MIN_VALUE, 1e30f);
        add("double", ColumnType.DOUBLE, -0.0, 0.0, Double.NaN, Double.MIN_VALUE, -1e300);
        add("decimal9", ColumnType.decimal(9, 2), decimal("-9999999.99"), decimal("0.01"));
        add("decimal18", ColumnType.decimal(18, 4), decimal("-99999999999999.9999"), decimal("1"));
        add("decimal38", ColumnType.decimal(38, 2), decimal("-" + "9".repeat(36)), decimal("0.1"));
        add("char", ColumnType.character(5), "ab", "", " a", "ab ", "日本語\uD83D\uDE00");
        add("varchar", ColumnType.varchar(20), "ab", "", "ab ", "b".repeat(15) + "\uD7FFbb");
        add("string", ColumnType.STRING, texts());
        add("enum", ColumnType.enumeration(Stage.class), Stage.BID, Stage.CLICK);
        add("binary", ColumnType.binary(4), bytes(), bytes(0, -1), bytes(1, 2, 3, 4));
        add("bytes", ColumnType.BYTES, bytes(), bytes(0), bytes(-1, 10, 44, 34));
        add("date", ColumnType.DATE, dates());
        add("time0", ColumnType.time(0), LocalTime.MIN, LocalTime.of(23, 59, 59));
        add("time3", ColumnType.time(3), LocalTime.MIN, LocalTime.of(23, 59, 59, 999_000_000));
        for (int digits : new int[] {0, 3, 6, 9}) {
            add("timestamp" + digits, ColumnType.timestamp(digits), times(digits));
            add("instant" + digits, ColumnType.timestampLtz(digits), instants(digits));
        }
        add("list", ColumnType.array(ColumnType.STRING), List.of(), List.of("", "a,b", "x\ny"));
        add("days", ColumnType.array(ColumnType.DATE), List.of(dates()), List.of());
        add(
                "map",
                ColumnType.map(ColumnType.STRING, ColumnType.timestampLtz(3)),
                Map.of("", Instant.EPOCH, "b", Instant.parse("2026-11-28T10:15:30.123Z")));
        Column<Instant> at = Column.of("at", ColumnType.timestampLtz(6));
        Column<LocalDateTime> local = Column.of("local", ColumnType.timestamp(3));
        Column<String> mark = Column.of("mark", ColumnType.character(3));
        add(
                "row",
                ColumnType.row(at, local, mark),
                Row.ofValues(
                        List.of(at, local, mark),
                        Arrays.asList(Instant.parse("1850-01-01T00:00:00Z"), null, "a ")),
                Row.ofValues(
                        List.of(at, local, mark),
                        Arrays.asList(null, LocalDateTime.parse("1500-03-01T00:00:00"), "")));
    }

    private static <T> void add(String name, ColumnType<T> type, Object... values) {
        TYPES.put(name, type);
        VALUES.put(name, Arrays.stream(values).map(type::fit).toList());
    }

    static Map<String, ColumnType<?>> all() {
        return TYPES;
    }

    static List<?> values(String type) {
        return VALUES.getOrDefault(type, List.of());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Object[] texts() {
        String cut = "a".repeat(15);
        return new Object[] {
            "",
            " a ",
            "null",
            "a\nb\r\n",
            "\"q\",\\",
            cut + "\uD7FFz",
            cut + "\uDBFF\uDFFFz",
            cut + "\uD83D\uDE00z",
            cut + "\uFFFDz",
            "\uD7FF".repeat(17)
        };
    }

    private static Object[] dates() {
        return new Object[] {
            LocalDate.of(1, 1, 1),
            LocalDate.of(1500, 2, 28),
            LocalDate.of(1582, 10, 10),
            LocalDate.of(1582, 10, 15),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(9999, 12, 31)
        };
    }

    /** Below microseconds Paimon takes no time before 1970 that is finer than a millisecond. */
    private static Object[] times(int digits) {
        List<Object> times = new ArrayList<>();
        for (String day : List.of("0001-01-01", "1500-03-01", "1900-01-01", "1969-12-31")) {
            times.add(LocalDateTime.parse(day + "T00:00:00"));
        }
        times.add(LocalDateTime.parse("2026-03-08T02:30:00"));
        long unit = unit(digits);
        times.add(LocalDateTime.parse("2026-11-28T10:15:30").plusNanos(unit));
        times.add(LocalDateTime.parse("2026-11-28T10:15:30").plusNanos(2 * unit));
        times.add(LocalDateTime.parse(digits > 6 ? "2261-01-01T00:00:00" : "9999-12-31T23:59:59"));
        return times.toArray();
    }

    private static Object[] instants(int digits) {
        return Arrays.stream(times(digits))
                .map(time -> ((LocalDateTime) time).toInstant(ZoneOffset.UTC))
                .toArray();
    }

    private static long unit(int digits) {
        return Math.round(Math.pow(10, 9 - digits)) % 1_000_000_000;
    }
}
