package io.lakekit.schema;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column and of its values in Java. Immutable, equal by value. Arguments such as a
 * precision are taken as given; whether they are possible is judged with the rest of a design.
 *
 * <pre>{@code
 * ColumnType<BigDecimal> amount = ColumnType.decimal(12, 2);
 * ColumnType<List<String>> tags = ColumnType.array(ColumnType.STRING.notNull());
 * ColumnType<Row> geo = ColumnType.row(Column.of("country", STRING), Column.of("city", STRING));
 * }</pre>
 *
 * @param <T> the Java type of a value
 */
public final class ColumnType<T> implements Serializable {

    /** The families of types, each with the Java type of its values. */
    public enum Kind {
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Byte}. */
        TINYINT,
        /** {@link Short}. */
        SMALLINT,
        /** {@link Integer}. */
        INT,
        /** {@link Long}. */
        BIGINT,
        /** {@link Float}. */
        FLOAT,
        /** {@link Double}. */
        DOUBLE,
        /** {@link BigDecimal}, with precision and scale. */
        DECIMAL,
        /** {@link String} of at most a length, padded by nobody. */
        CHAR,
        /** {@link String} of at most a length. */
        VARCHAR,
        /** {@link String}. */
        STRING,
        /** {@link Enum}, stored as STRING by {@link Enum#name()}. */
        ENUM,
        /** {@code byte[]} of at most a length. */
        BINARY,
        /** {@code byte[]}. */
        BYTES,
        /** {@link LocalDate}. */
        DATE,
        /** {@link LocalTime}, with a precision in digits of a second. */
        TIME,
        /** {@link LocalDateTime}, with a precision in digits of a second. */
        TIMESTAMP,
        /** {@link Instant}, with a precision in digits of a second. */
        TIMESTAMP_LTZ,
        /** {@link List}. */
        ARRAY,
        /** {@link Map}. */
        MAP,
        /** {@link Row}. */
        ROW
    }

    /** The type of the values true and false. */
    public static final ColumnType<Boolean> BOOLEAN = plain(Kind.BOOLEAN, Boolean.class);

    /** The type of 8-bit signed integers. */
    public static final ColumnType<Byte> TINYINT = plain(Kind.TINYINT, Byte.class);

    /** The type of 16-bit signed integers. */
    public static final ColumnType<Short> SMALLINT = plain(Kind.SMALLINT, Short.class);

    /** The type of 32-bit signed integers. */
    public static final ColumnType<Integer> INT = plain(Kind.INT, Integer.class);

    /** The type of 64-bit signed integers. */
    public static final ColumnType<Long> BIGINT = plain(Kind.BIGINT, Long.class);

    /** The type of 32-bit floating-point numbers. */
    public static final ColumnType<Float> FLOAT = plain(Kind.FLOAT, Float.class);

    /** The type of 64-bit floating-point numbers. */
    public static final ColumnType<Double> DOUBLE = plain(Kind.DOUBLE, Double.class);

    /** The type of text of any length. */
    public static final ColumnType<String> STRING = plain(Kind.STRING, String.class);

    /** The type of arrays of bytes of any length. */
    public static final ColumnType<byte[]> BYTES = plain(Kind.BYTES, byte[].class);

    /** The type of days without a time and without a zone. */
    public static final ColumnType<LocalDate> DATE = plain(Kind.DATE, LocalDate.class);

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Class<?> javaType;
    private final int precision;
    private final int scale;
    private final FinerValues finerValues;
    private final List<ColumnType<?>> elements;
    private final List<Column<?>> fields;
    private final boolean nullable;

    private ColumnType(
            Kind kind,
            Class<?> javaType,
            int precision,
            int scale,
            FinerValues finerValues,
            List<ColumnType<?>> elements,
            List<Column<?>> fields,
            boolean nullable) {
        this.kind = kind;
        this.javaType = javaType;
        this.precision = precision;
        this.scale = scale;
        this.finerValues = finerValues;
        this.elements = elements;
        this.fields = fields;
        this.nullable = nullable;
    }

    private static <T> ColumnType<T> plain(Kind kind, Class<?> javaType) {
        return sized(kind, javaType, 0);
    }

    private static <T> ColumnType<T> sized(Kind kind, Class<?> javaType, int size) {
        return sized(kind, javaType, size, 0, FinerValues.CUT);
    }

    private static <T> ColumnType<T> sized(
            Kind kind, Class<?> javaType, int size, int scale, FinerValues finer) {
        return new ColumnType<>(kind, javaType, size, scale, finer, List.of(), List.of(), true);
    }

    private static <T> ColumnType<T> nested(
            Kind kind, Class<?> javaType, List<ColumnType<?>> elements, List<Column<?>> fields) {
        return new ColumnType<>(kind, javaType, 0, 0, FinerValues.CUT, elements, fields, true);
    }

    /**
     * The type of decimal numbers of a fixed size. A value with fewer digits after the point is
     * brought to {@code scale}; one with more is refused, not rounded.
     *
     * @param precision the digits of a number in all, 1 to 38
     * @param scale how many of them stand after the point
     */
    public static ColumnType<BigDecimal> decimal(int precision, int scale) {
        return sized(Kind.DECIMAL, BigDecimal.class, precision, scale, FinerValues.CUT);
    }

    /**
     * The type of text of at most {@code length} Unicode code points; longer text is refused, not
     * cut.
     */
    public static ColumnType<String> varchar(int length) {
        return sized(Kind.VARCHAR, String.class, length);
    }

    /**
     * The type of codes of a fixed length: text of at most {@code length} Unicode code points.
     * Shorter text is stored as it is and not padded.
     */
    public static ColumnType<String> character(int length) {
        return sized(Kind.CHAR, String.class, length);
    }

    /** The type of arrays of at most {@code length} bytes; longer ones are refused, not cut. */
    public static ColumnType<byte[]> binary(int length) {
        return sized(Kind.BINARY, byte[].class, length);
    }

    /**
     * The type of bytes of any length up to {@code length}, as databases have it; longer ones are
     * refused, not cut.
     *
     * @throws IllegalArgumentException if the length is less than 1
     */
    public static ColumnType<byte[]> varbinary(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("VARBINARY of length " + length);
        }
        return sized(Kind.BYTES, byte[].class, length);
    }

    /**
     * The type of times of day; digits of a second beyond {@code precision} are cut.
     *
     * @param precision digits of a second, 0 to 3; more cannot be stored
     */
    public static ColumnType<LocalTime> time(int precision) {
        return time(precision, FinerValues.CUT);
    }

    /**
     * The type of times of day.
     *
     * @param precision digits of a second, 0 to 3; more cannot be stored
     * @param finer what happens to a value with more digits
     */
    public static ColumnType<LocalTime> time(int precision, FinerValues finer) {
        return timed(Kind.TIME, LocalTime.class, precision, finer);
    }

    /**
     * The type of dates with a time and without a zone; digits of a second beyond {@code precision}
     * are cut.
     *
     * @param precision digits of a second, 0 to 9
     */
    public static ColumnType<LocalDateTime> timestamp(int precision) {
        return timestamp(precision, FinerValues.CUT);
    }

    /**
     * The type of dates with a time and without a zone.
     *
     * @param precision digits of a second, 0 to 9
     * @param finer what happens to a value with more digits
     */
    public static ColumnType<LocalDateTime> timestamp(int precision, FinerValues finer) {
        return timed(Kind.TIMESTAMP, LocalDateTime.class, precision, finer);
    }

    /**
     * The type of points in time; digits of a second beyond {@code precision} are cut, so that
     * {@link Instant#now()} can be stored.
     *
     * @param precision digits of a second, 0 to 9; 3 are milliseconds
     */
    public static ColumnType<Instant> timestampLtz(int precision) {
        return timestampLtz(precision, FinerValues.CUT);
    }

    /**
     * The type of points in time.
     *
     * @param precision digits of a second, 0 to 9; 3 are milliseconds
     * @param finer what happens to a value with more digits
     */
    public static ColumnType<Instant> timestampLtz(int precision, FinerValues finer) {
        return timed(Kind.TIMESTAMP_LTZ, Instant.class, precision, finer);
    }

    private static <T> ColumnType<T> timed(
            Kind kind, Class<T> javaType, int precision, FinerValues finer) {
        return sized(kind, javaType, precision, 0, Objects.requireNonNull(finer, "finer"));
    }

    /**
     * The type of the constants of an enum. They are stored as text by {@link Enum#name()} and
     * ordered by that text, not by their position; a stored text that names no constant fails where
     * it is read.
     */
    public static <E extends Enum<E>> ColumnType<E> enumeration(Class<E> type) {
        return plain(Kind.ENUM, Objects.requireNonNull(type, "type"));
    }

    /**
     * The type of lists whose elements are of one type; elements may be null unless {@code element}
     * is {@link #notNull()}.
     */
    public static <E> ColumnType<List<E>> array(ColumnType<E> element) {
        return nested(Kind.ARRAY, List.class, List.of(element), List.of());
    }

    /**
     * The type of maps. Keys are never null; values may be null unless {@code value} is {@link
     * #notNull()}.
     */
    public static <K, V> ColumnType<Map<K, V>> map(ColumnType<K> key, ColumnType<V> value) {
        return nested(Kind.MAP, Map.class, List.of(key, value), List.of());
    }

    /** The type of rows inside a row: {@link Row}s of named fields, stored in the order given. */
    public static ColumnType<Row> row(Column<?>... fields) {
        return nested(Kind.ROW, Row.class, List.of(), List.of(fields));
    }

    /**
     * A copy of this type for elements that are never null. A whole column says so by {@link
     * Column#notNull()}.
     */
    public ColumnType<T> notNull() {
        return nullable(false);
    }

    /** A copy of this type for elements that may be null. */
    ColumnType<T> orNull() {
        return nullable ? this : nullable(true);
    }

    private ColumnType<T> nullable(boolean given) {
        return new ColumnType<>(
                kind, javaType, precision, scale, finerValues, elements, fields, given);
    }

    /** The family of this type. */
    public Kind kind() {
        return kind;
    }

    /**
     * The class of this type's values: for an enum the enum, for ARRAY, MAP and ROW the raw class.
     */
    public Class<?> javaType() {
        return javaType;
    }

    /**
     * The size of this type: digits in all of DECIMAL, digits of a second of TIME and TIMESTAMP,
     * the length of CHAR, VARCHAR, BINARY and VARBINARY, and 0 for every other type.
     */
    public int precision() {
        return precision;
    }

    /** The number of digits after the point of a DECIMAL, and 0 for every other type. */
    public int scale() {
        return scale;
    }

    /**
     * What TIME and TIMESTAMP do with values that have more digits of a second than they store;
     * {@link FinerValues#CUT} for every other type.
     */
    public FinerValues finerValues() {
        return finerValues;
    }

    /**
     * The types inside this one: the element type of an ARRAY, the key and the value type of a MAP,
     * and an empty list for every other type.
     */
    public List<ColumnType<?>> elements() {
        return elements;
    }

    /** The fields of a ROW in stored order, and an empty list for every other type. */
    public List<Column<?>> fields() {
        return fields;
    }

    /** Whether an element of this type may be null. */
    public boolean nullable() {
        return nullable;
    }

    /** Whether this is ARRAY, MAP or ROW. */
    public boolean isNested() {
        return kind == Kind.ARRAY || kind == Kind.MAP || kind == Kind.ROW;
    }

    /**
     * The value as a column of this type stores it: a DECIMAL brought to the scale, an {@link
     * Integer} widened to BIGINT, a time cut to the digits of a second unless {@link #finerValues}
     * refuses that, nested values likewise.
     *
     * @throws IllegalArgumentException if the value cannot be stored without another loss; the
     *     message says why, without naming a column
     */
    @SuppressWarnings("unchecked")
    public @Nullable T fit(@Nullable Object value) {
        return (T) Fitting.fit(this, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnType<?> that
                && kind == that.kind
                && javaType.equals(that.javaType)
                && precision == that.precision
                && scale == that.scale
                && finerValues == that.finerValues
                && nullable == that.nullable
                && elements.equals(that.elements)
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                kind.name(),
                javaType.getName(),
                precision,
                scale,
                finerValues.name(),
                elements,
                fields,
                nullable);
    }

    /** The SQL spelling, such as {@code DECIMAL(10, 2)}; an enum names its class. */
    @Override
    public String toString() {
        return bare() + (nullable ? "" : " NOT NULL");
    }

    private String bare() {
        return switch (kind) {
            case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
            case CHAR, VARCHAR, BINARY -> kind + "(" + precision + ")";
            case BYTES -> precision == 0 ? "BYTES" : "VARBINARY(" + precision + ")";
            case TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    kind + "(" + precision + (finerValues == FinerValues.CUT ? ")" : ", REFUSE)");
            case ENUM -> "ENUM " + javaType.getSimpleName();
            case ARRAY -> "ARRAY<" + elements.get(0) + ">";
            case MAP -> "MAP<" + elements.get(0) + ", " + elements.get(1) + ">";
            case ROW ->
                    fields.stream()
                            .map(Column::toString)
                            .collect(Collectors.joining(", ", "ROW<", ">"));
            default -> kind.name();
        };
    }
}
