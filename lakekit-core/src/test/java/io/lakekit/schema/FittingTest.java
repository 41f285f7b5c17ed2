package io.lakekit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FittingTest {

    private enum Shape {
        ROUND,
        SQUARE {
            @Override
            public String toString() {
                return "a constant with a class of its own";
            }
        }
    }

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<BigDecimal> PRICE = Column.of("price", ColumnType.decimal(6, 2));
    private static final LocalDate LAST_DAY = LocalDate.ofEpochDay(Integer.MAX_VALUE);

    /** Types with values that are stored as they are, extremes included. */
    static Stream<Arguments> kept() {
        return Stream.of(
                arguments(ColumnType.BOOLEAN, List.of(true, false)),
                arguments(ColumnType.TINYINT, List.of(Byte.MIN_VALUE, Byte.MAX_VALUE)),
                arguments(ColumnType.SMALLINT, List.of(Short.MIN_VALUE, Short.MAX_VALUE)),
                arguments(ColumnType.INT, List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                arguments(ColumnType.BIGINT, List.of(Long.MIN_VALUE, Long.MAX_VALUE)),
                arguments(
                        ColumnType.FLOAT,
                        List.of(Float.MIN_VALUE, -Float.MAX_VALUE, Float.NaN, -0.0f)),
                arguments(
                        ColumnType.DOUBLE,
                        List.of(Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, -0.0)),
                arguments(
                        ColumnType.decimal(38, 0),
                        List.of(new BigDecimal("9".repeat(38)), BigDecimal.ZERO)),
                arguments(
                        ColumnType.decimal(4, 4),
                        List.of(new BigDecimal("-0.9999"), new BigDecimal("0.0001"))),
                arguments(ColumnType.character(2), List.of("", "ab", "\uD83D\uDE00\uD83D\uDE00")),
                arguments(ColumnType.varchar(3), List.of("", "abc", "a b")),
                arguments(ColumnType.STRING, List.of("", " ", "x".repeat(70_000))),
                arguments(ColumnType.enumeration(Shape.class), List.of(Shape.ROUND, Shape.SQUARE)),
                arguments(ColumnType.binary(2), List.of(new byte[0], new byte[] {-1, 1})),
                arguments(ColumnType.varbinary(2), List.of(new byte[0], new byte[] {-1, 1})),
                arguments(ColumnType.BYTES, List.of(new byte[0], new byte[70_000])),
                arguments(
                        ColumnType.DATE,
                        List.of(LAST_DAY, LocalDate.ofEpochDay(Integer.MIN_VALUE))),
                arguments(
                        ColumnType.time(3),
                        List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_000_000))),
                arguments(ColumnType.timestamp(0), List.of(LocalDateTime.of(1, 1, 1, 0, 0))),
                arguments(
                        ColumnType.timestamp(9),
                        List.of(LocalDateTime.of(2026, 11, 23, 1, 2, 3, 999_999_999))),
                arguments(ColumnType.timestampLtz(6), List.of(Instant.EPOCH.minusNanos(1_000))),
                arguments(ColumnType.timestampLtz(9), List.of(Instant.EPOCH.minusMillis(1))),
                arguments(
                        ColumnType.array(ColumnType.INT),
                        List.of(List.of(), Arrays.asList(1, null))),
                arguments(
                        ColumnType.map(ColumnType.STRING, ColumnType.INT),
                        List.of(Map.of(), Map.of("a", 1))),
                arguments(
                        ColumnType.row(ID, PRICE),
                        List.of(Row.of(ID, 1L).with(PRICE, new BigDecimal("1.50")))));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void fit_ofValueInRange_keepsIt(ColumnType<?> type, List<?> values) {
        for (Object value : values) {
            assertThat((Object) type.fit(value)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnType.Kind.class)
    void kept_coversEveryKind(ColumnType.Kind kind) {
        assertThat(kept().map(each -> ((ColumnType<?>) each.get()[0]).kind())).contains(kind);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void fit_ofNull_isNull(ColumnType<?> type, List<?> values) {
        assertThat((Object) type.fit(null)).isNull();
    }

    /** Values that a wider type takes in another form. */
    static Stream<Arguments> widened() {
        return Stream.of(
                arguments(ColumnType.SMALLINT, (byte) 7, (short) 7),
                arguments(ColumnType.INT, (byte) 7, 7),
                arguments(ColumnType.INT, Short.MIN_VALUE, (int) Short.MIN_VALUE),
                arguments(ColumnType.BIGINT, (byte) -7, -7L),
                arguments(ColumnType.BIGINT, (short) 7, 7L),
                arguments(ColumnType.BIGINT, Integer.MIN_VALUE, (long) Integer.MIN_VALUE),
                arguments(ColumnType.DOUBLE, 1.5f, 1.5),
                arguments(ColumnType.decimal(5, 2), new BigDecimal("1"), new BigDecimal("1.00")),
                arguments(ColumnType.decimal(5, 0), new BigDecimal("1E+3"), new BigDecimal("1000")),
                arguments(ColumnType.decimal(5, 1), new BigDecimal("2.500"), new BigDecimal("2.5")),
                arguments(
                        ColumnType.decimal(5, 2),
                        new BigDecimal("0e999999999"),
                        new BigDecimal("0.00")),
                arguments(
                        ColumnType.decimal(5, 2),
                        new BigDecimal("0e-999999999"),
                        new BigDecimal("0.00")),
                arguments(
                        ColumnType.array(ColumnType.BIGINT), List.of(1, (byte) 2), List.of(1L, 2L)),
                arguments(
                        ColumnType.map(ColumnType.BIGINT, ColumnType.DOUBLE),
                        Map.of(1, 2.5f),
                        Map.of(1L, 2.5)));
    }

    @ParameterizedTest
    @MethodSource("widened")
    void fit_ofNarrowerValue_bringsItToTheType(ColumnType<?> type, Object given, Object stored) {
        assertThat((Object) type.fit(given)).isEqualTo(stored).hasSameClassAs(type.fit(stored));
    }

    /** Times with more digits of a second than are stored, and what is. */
    static Stream<Arguments> cut() {
        Instant before = Instant.parse("1969-12-31T23:59:58.123456789Z");
        LocalDateTime local = LocalDateTime.of(1582, 10, 4, 23, 59, 59, 999_999_999);
        return Stream.of(
                arguments(
                        ColumnType.time(3),
                        LocalTime.of(1, 2, 3, 4_999_999),
                        LocalTime.of(1, 2, 3, 4_000_000)),
                arguments(ColumnType.time(0), LocalTime.MAX, LocalTime.of(23, 59, 59)),
                arguments(ColumnType.timestamp(0), local, local.withNano(0)),
                arguments(ColumnType.timestamp(6), local, local.withNano(999_999_000)),
                arguments(
                        ColumnType.timestampLtz(0), before, Instant.parse("1969-12-31T23:59:58Z")),
                arguments(
                        ColumnType.timestampLtz(3),
                        Instant.EPOCH.minusNanos(1),
                        Instant.EPOCH.minusMillis(1)),
                arguments(
                        ColumnType.timestampLtz(6),
                        before,
                        Instant.parse("1969-12-31T23:59:58.123456Z")),
                arguments(
                        ColumnType.timestampLtz(8),
                        Instant.EPOCH.plusNanos(19),
                        Instant.EPOCH.plusNanos(10)),
                arguments(
                        ColumnType.array(ColumnType.timestampLtz(3)),
                        List.of(Instant.EPOCH.plusNanos(1)),
                        List.of(Instant.EPOCH)));
    }

    @ParameterizedTest
    @MethodSource("cut")
    void fit_ofFinerTime_cutsItTowardThePast(ColumnType<?> type, Object given, Object stored) {
        assertThat((Object) type.fit(given)).isEqualTo(stored);
        assertThat((Object) type.fit(stored)).isEqualTo(stored);
    }

    /** Values that cannot be stored without loss, and the whole message. */
    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(ColumnType.BOOLEAN, 1, "'1' is a Integer, BOOLEAN takes Boolean"),
                arguments(ColumnType.TINYINT, (short) 1, "'1' is a Short, TINYINT takes Byte"),
                arguments(ColumnType.SMALLINT, 1, "'1' is a Integer, SMALLINT takes Short"),
                arguments(ColumnType.INT, 1L, "'1' is a Long, INT takes Integer"),
                arguments(ColumnType.BIGINT, "1", "'1' is a String, BIGINT takes Long"),
                arguments(ColumnType.FLOAT, 1.5, "'1.5' is a Double, FLOAT takes Float"),
                arguments(ColumnType.DOUBLE, 1, "'1' is a Integer, DOUBLE takes Double"),
                arguments(
                        ColumnType.decimal(10, 2),
                        new BigDecimal("12.345"),
                        "12.345 needs more than the 2 digits after the point of DECIMAL(10, 2)"),
                arguments(
                        ColumnType.decimal(4, 2),
                        new BigDecimal("100"),
                        "100 has 5 digits at scale 2, more than DECIMAL(4, 2) holds"),
                arguments(
                        ColumnType.decimal(4, 2),
                        new BigDecimal("100.000"),
                        "100.000 has 5 digits at scale 2, more than DECIMAL(4, 2) holds"),
                arguments(
                        ColumnType.decimal(4, 2),
                        new BigDecimal("100.001"),
                        "100.001 needs more than the 2 digits after the point of DECIMAL(4, 2)"),
                arguments(
                        ColumnType.decimal(4, 2),
                        new BigDecimal("1e999999999"),
                        "1E+999999999 has 1000000002 digits at scale 2, more than DECIMAL(4, 2)"
                                + " holds"),
                arguments(
                        ColumnType.decimal(4, 2),
                        new BigDecimal("-1e-999999999"),
                        "-1E-999999999 needs more than the 2 digits after the point of"
                                + " DECIMAL(4, 2)"),
                arguments(
                        ColumnType.decimal(4, 2),
                        new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                        "1E+2147483648 has 2147483651 digits at scale 2, more than DECIMAL(4, 2)"
                                + " holds"),
                arguments(
                        ColumnType.decimal(4, 2),
                        new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                        "1E-2147483647 needs more than the 2 digits after the point of"
                                + " DECIMAL(4, 2)"),
                arguments(
                        ColumnType.decimal(4, 2),
                        1.5,
                        "'1.5' is a Double, DECIMAL(4, 2) takes BigDecimal"),
                arguments(
                        ColumnType.character(2),
                        "abc",
                        "text of 3 characters is longer than CHAR(2)"),
                arguments(
                        ColumnType.varchar(1),
                        "\uD83D\uDE00a",
                        "text of 2 characters is longer than VARCHAR(1)"),
                arguments(ColumnType.STRING, 'a', "'a' is a Character, STRING takes String"),
                arguments(
                        ColumnType.enumeration(Shape.class),
                        "ROUND",
                        "'ROUND' is a String, ENUM Shape takes Shape"),
                arguments(
                        ColumnType.binary(1), new byte[2], "2 bytes are more than BINARY(1) holds"),
                arguments(
                        ColumnType.varbinary(1),
                        new byte[2],
                        "2 bytes are more than VARBINARY(1) holds"),
                arguments(
                        ColumnType.DATE,
                        LocalDateTime.of(2026, 1, 1, 0, 0),
                        "'2026-01-01T00:00' is a LocalDateTime, DATE takes LocalDate"),
                arguments(
                        ColumnType.DATE,
                        LocalDate.MAX,
                        "+999999999-12-31 is beyond the range of DATE"),
                arguments(
                        ColumnType.time(0, FinerValues.REFUSE),
                        LocalTime.of(1, 2, 3, 1),
                        "01:02:03.000000001 is finer than the 0 digits of a second of TIME(0,"
                                + " REFUSE)"),
                arguments(
                        ColumnType.timestamp(3, FinerValues.REFUSE),
                        LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1_000),
                        "2026-01-01T00:00:00.000001 is finer than the 3 digits of a second of"
                                + " TIMESTAMP(3, REFUSE)"),
                arguments(
                        ColumnType.timestampLtz(6, FinerValues.REFUSE),
                        Instant.EPOCH.minusNanos(1),
                        "1969-12-31T23:59:59.999999999Z is finer than the 6 digits of a second of"
                                + " TIMESTAMP_LTZ(6, REFUSE)"),
                arguments(
                        ColumnType.timestamp(0),
                        LocalDateTime.MAX.withNano(0),
                        "+999999999-12-31T23:59:59 is beyond the range of TIMESTAMP(0)"),
                arguments(
                        ColumnType.timestampLtz(6),
                        Instant.parse("+300000-01-01T00:00:00Z"),
                        "+300000-01-01T00:00:00Z is beyond the range of TIMESTAMP_LTZ(6)"),
                arguments(
                        ColumnType.timestampLtz(9),
                        Instant.EPOCH.minusNanos(1),
                        "1969-12-31T23:59:59.999999999Z is before 1970 and finer than a"
                                + " millisecond, which TIMESTAMP_LTZ(9) cannot hold; TIMESTAMP(6)"
                                + " can"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void fit_ofValueThatWouldLose_refuses(ColumnType<?> type, Object value, String message) {
        assertThatThrownBy(() -> type.fit(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Nested values that cannot be stored, and the whole message. */
    static Stream<Arguments> refusedNested() {
        Map<BigDecimal, Integer> twoOnes = new LinkedHashMap<>();
        twoOnes.put(new BigDecimal("1.0"), 1);
        twoOnes.put(new BigDecimal("1.00"), 2);
        Map<Instant, Integer> twoEpochs = new LinkedHashMap<>();
        twoEpochs.put(Instant.EPOCH, 1);
        twoEpochs.put(Instant.EPOCH.plusNanos(1), 2);
        ColumnType<List<Integer>> noNulls = ColumnType.array(ColumnType.INT.notNull());
        return Stream.of(
                arguments(
                        noNulls,
                        Collections.singletonList(null),
                        "an element is null, INT NOT NULL forbids it"),
                arguments(
                        ColumnType.map(ColumnType.STRING, ColumnType.INT),
                        Collections.singletonMap(null, 1),
                        "a key is null, STRING NOT NULL forbids it"),
                arguments(
                        ColumnType.map(ColumnType.STRING, ColumnType.INT.notNull()),
                        Collections.singletonMap("a", null),
                        "a value is null, INT NOT NULL forbids it"),
                arguments(
                        ColumnType.map(ColumnType.decimal(5, 1), ColumnType.INT),
                        twoOnes,
                        "two keys are '1.0' as DECIMAL(5, 1)"),
                arguments(
                        ColumnType.map(ColumnType.timestampLtz(3), ColumnType.INT),
                        twoEpochs,
                        "two keys are '1970-01-01T00:00:00Z' as TIMESTAMP_LTZ(3)"),
                arguments(
                        ColumnType.row(Column.of("at", ColumnType.time(3, FinerValues.REFUSE))),
                        Row.of(Column.of("at", ColumnType.time(3)), LocalTime.MAX),
                        "23:59:59.999999999 is finer than the 3 digits of a second of TIME(3,"
                                + " REFUSE)"),
                arguments(
                        ColumnType.row(ID, PRICE),
                        Row.of(PRICE, BigDecimal.ONE),
                        "field 'id' is null, BIGINT NOT NULL forbids it"),
                arguments(
                        ColumnType.array(ColumnType.array(ColumnType.varchar(1))),
                        List.of(List.of("ab")),
                        "text of 2 characters is longer than VARCHAR(1)"));
    }

    @ParameterizedTest
    @MethodSource("refusedNested")
    void fit_ofNestedValueThatWouldLose_refuses(ColumnType<?> type, Object value, String message) {
        assertThatThrownBy(() -> type.fit(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void fit_ofRow_takesFieldsByNameAndFillsMissingOnesWithNull() {
        Row fitted = ColumnType.row(PRICE, ID).fit(Row.of(ID, 1L));

        assertThat(fitted).isEqualTo(Row.of(PRICE, null).with(ID, 1L));
    }

    @Test
    void fit_ofRowWithAFieldThatTheTypeLacks_refuses() {
        Column<String> other = Column.of("other", ColumnType.STRING);

        assertThatThrownBy(() -> ColumnType.row(PRICE, ID).fit(Row.of(ID, 1L).with(other, "lost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("field 'other' is not a field of ROW<");
    }
}
