package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BOOLEAN;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.FLOAT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.SMALLINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.TINYINT;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.binary;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A column of every type, and rows that take each to its limits. */
final class EveryType {

    /** Values of one column; a row past the last starts again. */
    private record Sample<T>(Column<T> column, List<T> values) {

        Row into(Row row, int index) {
            return row.with(column, values.get(index % values.size()));
        }

        Row nullInto(Row row) {
            return row.with(column, null);
        }
    }

    enum Color {
        RED,
        GREEN
    }

    private static final Column<Integer> X = Column.of("x", INT);
    private static final Column<String> Y = Column.of("y", STRING);
    private static final List<Sample<?>> SAMPLES = new ArrayList<>();

    static {
        numbers();
        texts();
        times();
        nested();
    }

    private EveryType() {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> void add(String name, ColumnType<T> type, T... values) {
        SAMPLES.add(new Sample<>(Column.of(name, type), Arrays.asList(values)));
    }

    private static void numbers() {
        add("c_boolean", BOOLEAN, true, false);
        add("c_tinyint", TINYINT, Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE);
        add("c_smallint", SMALLINT, Short.MIN_VALUE, Short.MAX_VALUE);
        add("c_int", INT, Integer.MIN_VALUE, -1, Integer.MAX_VALUE);
        add("c_bigint", BIGINT, Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        add(
                "c_float",
                FLOAT,
                Float.NaN,
                Float.MIN_VALUE,
                -Float.MAX_VALUE,
                Float.POSITIVE_INFINITY);
        add(
                "c_double",
                DOUBLE,
                Double.NaN,
                Double.MIN_VALUE,
                -Double.MAX_VALUE,
                Double.NEGATIVE_INFINITY);
        add(
                "c_decimal",
                decimal(38, 18),
                nines(38, 18),
                nines(38, 18).negate(),
                new BigDecimal("0.000000000000000001"));
        add("c_decimal_small", decimal(9, 2), nines(9, 2), nines(9, 2).negate());
    }

    private static BigDecimal nines(int precision, int scale) {
        return new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
    }

    private static void texts() {
        add("c_char", character(4), "abcd", "\u00e4\u4e2d\ud83d\ude00!", "");
        add("c_varchar", ColumnType.varchar(10), "", "0123456789");
        add("c_string", STRING, "", "a\u0000b", "x".repeat(10_000));
        add("c_enum", enumeration(Color.class), Color.RED, Color.GREEN);
        add("c_binary", binary(3), new byte[] {-128, 0, 127}, new byte[0]);
        add("c_bytes", BYTES, new byte[0], new byte[10_000]);
    }

    /**
     * The years that SQL has: far beyond them Flink's own calendar overflows, in DATE and TIMESTAMP
     * alike.
     */
    private static void times() {
        add("c_date", DATE, LocalDate.EPOCH, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
        add("c_time_0", time(0), LocalTime.MIN, LocalTime.of(23, 59, 59));
        add("c_time_3", time(3), LocalTime.MIN, LocalTime.of(23, 59, 59, 999_000_000));
        for (int precision : new int[] {0, 3, 6, 9}) {
            LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59, fraction(precision));
            LocalDateTime first = LocalDateTime.of(1, 1, 1, 0, 0);
            LocalDateTime now = LocalDateTime.of(2026, 11, 23, 1, 2, 3, fraction(precision));
            add("c_timestamp_" + precision, timestamp(precision), last, first, now);
            add(
                    "c_ltz_" + precision,
                    timestampLtz(precision),
                    instant(last),
                    instant(first),
                    instant(now));
        }
    }

    private static int fraction(int precision) {
        int unit = BigInteger.TEN.pow(9 - precision).intValue();
        return 999_999_999 / unit * unit;
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    private static void nested() {
        add("c_array", array(BIGINT), List.of(), Arrays.asList(1L, null, Long.MAX_VALUE));
        add(
                "c_array_text",
                array(STRING),
                Collections.nCopies(300, "t"),
                Collections.singletonList(null));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("", Long.MIN_VALUE);
        counts.put("b", null);
        add("c_map", map(STRING, BIGINT), Map.of(), counts);
        add(
                "c_row",
                row(X, Y),
                Row.of(X, Integer.MAX_VALUE).with(Y, null),
                Row.of(X, null).with(Y, ""));
        add("c_deep", array(row(X, Y)), List.of(Row.of(X, 1).with(Y, "y")), List.of());
    }

    static Column<?>[] columns() {
        return SAMPLES.stream().map(Sample::column).toArray(Column<?>[]::new);
    }

    /**
     * A row of nulls, then rows in which every value comes up; a start has the columns that are not
     * samples.
     */
    static List<Row> rows(List<Row> starts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Row row = starts.get(i);
            for (Sample<?> sample : SAMPLES) {
                row = i == 0 ? sample.nullInto(row) : sample.into(row, i - 1);
            }
            rows.add(row);
        }
        return rows;
    }
}
