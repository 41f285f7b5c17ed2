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

    /** True or false. */
    public static final ColumnType<Boolean> BOOLEAN = plain(Kind.BOOLEAN, Boolean.class);

    /** 8-bit signed integer. */
    public static final ColumnType<Byte> TINYINT = plain(Kind.TINYINT, Byte.class);

    /** 16-bit signed integer. */
    public static final ColumnType<Short> SMALLINT = plain(Kind.SMALLINT, Short.class);

    /** 32-bit signed integer. */
    public static final ColumnType<Integer> INT = plain(Kind.INT, Integer.class);

    /** 64-bit signed integer. */
    public static final ColumnType<Long> BIGINT = plain(Kind.BIGINT, Long.class);

    /** 32-bit floating point. */
    public static final ColumnType<Float> FLOAT = plain(Kind.FLOAT, Float.class);

    /** 64-bit floating point. */
    public static final ColumnType<Double> DOUBLE = plain(Kind.DOUBLE, Double.class);

    /** Text without a bound. */
    public static final ColumnType<String> STRING = plain(Kind.STRING, String.class);

    /** Bytes without a bound. */
    public static final ColumnType<byte[]> BYTES = plain(Kind.BYTES, byte[].class);

    /** A day. */
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
     * A number of at most {@code precision} digits (1 to 38), {@code scale} of them after the
     * point.
     */
    public static ColumnType<BigDecimal> decimal(int precision, int scale) {
        return sized(Kind.DECIMAL, BigDecimal.class, precision, scale, FinerValues.CUT);
    }

    /** Text of at most {@code length} Unicode code points. */
    public static ColumnType<String> varchar(int length) {
        return sized(Kind.VARCHAR, String.class, length);
    }

    /**
     * Text of at most {@code length} Unicode code points, meant for codes of a fixed length; not
     * padded.
     */
    public static ColumnType<String> character(int length) {
        return sized(Kind.CHAR, String.class, length);
    }

    /** At most {@code length} bytes. */
    public static ColumnType<byte[]> binary(int length) {
        return sized(Kind.BINARY, byte[].class, length);
    }

    /**
     * A time of day with {@code precision} digits of a second (0 to 3; more cannot be stored);
     * digits beyond them are cut.
     */
    public static ColumnType<LocalTime> time(int precision) {
        return time(precision, FinerValues.CUT);
    }

    /** A time of day with {@code precision} digits of a second (0 to 3; more cannot be stored). */
    public static ColumnType<LocalTime> time(int precision, FinerValues finer) {
        return timed(Kind.TIME, LocalTime.class, precision, finer);
    }

    /**
     * A date and time without a zone, with {@code precision} digits of a second (0 to 9); digits
     * beyond them are cut.
     */
    public static ColumnType<LocalDateTime> timestamp(int precision) {
        return timestamp(precision, FinerValues.CUT);
    }

    /** A date and time without a zone, with {@code precision} digits of a second (0 to 9). */
    public static ColumnType<LocalDateTime> timestamp(int precision, FinerValues finer) {
        return timed(Kind.TIMESTAMP, LocalDateTime.class, precision, finer);
    }

    /**
     * A point in time, with {@code precision} digits of a second (0 to 9); digits beyond them are
     * cut, so that {@link Instant#now()} can be stored.
     */
    public static ColumnType<Instant> timestampLtz(int precision) {
        return timestampLtz(precision, FinerValues.CUT);
    }

    /** A point in time, with {@code precision} digits of a second (0 to 9). */
    public static ColumnType<Instant> timestampLtz(int precision, FinerValues finer) {
        return timed(Kind.TIMESTAMP_LTZ, Instant.class, precision, finer);
    }

    private static <T> ColumnType<T> timed(
            Kind kind, Class<T> javaType, int precision, FinerValues finer) {
        return sized(kind, javaType, precision, 0, Objects.requireNonNull(finer, "finer"));
    }

    /** One of the constants of {@code type}, stored as text by {@link Enum#name()}. */
    public static <E extends Enum<E>> ColumnType<E> enumeration(Class<E> type) {
        return plain(Kind.ENUM, Objects.requireNonNull(type, "type"));
    }

    /** A list of elements. */
    public static <E> ColumnType<List<E>> array(ColumnType<E> element) {
        return nested(Kind.ARRAY, List.class, List.of(element), List.of());
    }

    /** A map. */
    public static <K, V> ColumnType<Map<K, V>> map(ColumnType<K> key, ColumnType<V> value) {
        return nested(Kind.MAP, Map.class, List.of(key, value), List.of());
    }

    /** A row of named fields. */
    public static ColumnType<Row> row(Column<?>... fields) {
        return nested(Kind.ROW, Row.class, List.of(), List.of(fields));
    }

    /**
     * The same type for elements that are never null. A column says so by {@link Column#notNull()}.
     */
    public ColumnType<T> notNull() {
        return nullable(false);
    }

    /** The same type for elements that may be null. */
    ColumnType<T> orNull() {
        return nullable ? this : nullable(true);
    }

    private ColumnType<T> nullable(boolean given) {
        return new ColumnType<>(
                kind, javaType, precision, scale, finerValues, elements, fields, given);
    }

    /** The family. */
    public Kind kind() {
        return kind;
    }

    /** The class of values: for an enum the enum, for ARRAY, MAP and ROW the raw class. */
    public Class<?> javaType() {
        return javaType;
    }

    /**
     * Digits of DECIMAL, digits of a second of TIME and TIMESTAMP, length of CHAR, VARCHAR and
     * BINARY; 0 otherwise.
     */
    public int precision() {
        return precision;
    }

    /** Digits after the point of DECIMAL; 0 otherwise. */
    public int scale() {
        return scale;
    }

    /** What TIME and TIMESTAMP do with finer values; {@link FinerValues#CUT} otherwise. */
    public FinerValues finerValues() {
        return finerValues;
    }

    /** Element type of ARRAY; key and value type of MAP; empty otherwise. */
    public List<ColumnType<?>> elements() {
        return elements;
    }

    /** Fields of ROW; empty otherwise. */
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
