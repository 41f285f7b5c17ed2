package io.lakekit.schema;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a value to the stored form of a type, or refuses it. Paimon itself checks nothing (rule
 * 101 in docs/reference/rules.md).
 */
final class Fitting {

    private Fitting() {}

    static @Nullable Object fit(ColumnType<?> type, @Nullable Object value) {
        return value == null ? null : fitPresent(type, value);
    }

    private static Object fitPresent(ColumnType<?> type, Object value) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INT, BIGINT -> integer(type, value);
            case FLOAT, DOUBLE -> floating(type, value);
            case DECIMAL -> decimal(type, of(type, BigDecimal.class, value));
            case CHAR, VARCHAR -> sized(type, of(type, String.class, value));
            case STRING -> text(of(type, String.class, value));
            case BINARY, BYTES -> bytes(type, of(type, byte[].class, value));
            case DATE -> date(type, of(type, LocalDate.class, value));
            case TIME -> time(type, of(type, LocalTime.class, value));
            case TIMESTAMP -> timestamp(type, of(type, LocalDateTime.class, value));
            case TIMESTAMP_LTZ -> instant(type, of(type, Instant.class, value));
            case ARRAY -> array(type, of(type, List.class, value));
            case MAP -> map(type, of(type, Map.class, value));
            case ROW -> row(type, of(type, Row.class, value));
            default -> of(type, type.javaType(), value);
        };
    }

    private static <V> V of(ColumnType<?> type, Class<V> expected, Object value) {
        if (!expected.isInstance(value)) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is a "
                            + value.getClass().getSimpleName()
                            + ", "
                            + type
                            + " takes "
                            + expected.getSimpleName());
        }
        return expected.cast(value);
    }

    private static Object integer(ColumnType<?> type, Object value) {
        if (value.getClass() == type.javaType()) {
            return value;
        }
        boolean narrower =
                value instanceof Byte
                        || (value instanceof Short && type.kind() != ColumnType.Kind.TINYINT)
                        || (value instanceof Integer && type.kind() == ColumnType.Kind.BIGINT);
        if (!narrower) {
            return of(type, type.javaType(), value);
        }
        long number = ((Number) value).longValue();
        return switch (type.kind()) {
            case SMALLINT -> (short) number;
            case INT -> (int) number;
            default -> number;
        };
    }

    private static Object floating(ColumnType<?> type, Object value) {
        return type.kind() == ColumnType.Kind.DOUBLE && value instanceof Float number
                ? (Object) number.doubleValue()
                : of(type, type.javaType(), value);
    }

    /** Counts digits before it rescales: {@code 1e999999999} written out fills the memory. */
    private static BigDecimal decimal(ColumnType<?> type, BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.valueOf(0, type.scale());
        }
        long digits = (long) value.precision() - value.scale() + type.scale();
        if (value.scale() > type.scale() && isFiner(value, digits, type.scale())) {
            throw new IllegalArgumentException(
                    value
                            + " needs more than the "
                            + type.scale()
                            + " digits after the point of "
                            + type);
        }
        if (digits > type.precision()) {
            throw new IllegalArgumentException(
                    value
                            + " has "
                            + digits
                            + " digits at scale "
                            + type.scale()
                            + ", more than "
                            + type
                            + " holds");
        }
        return value.setScale(type.scale());
    }

    /** Whether a value has {@code digits} at a smaller scale only if it loses some. */
    private static boolean isFiner(BigDecimal value, long digits, int scale) {
        return digits <= 0 || value.setScale(scale, RoundingMode.DOWN).compareTo(value) != 0;
    }

    /**
     * Refuses half of a pair of surrogates: stored as a question mark, it would make two texts one.
     */
    private static String text(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                if (Character.charCount(value.codePointAt(i)) == 1) {
                    throw new IllegalArgumentException(
                            "character "
                                    + (i + 1)
                                    + " is half of a pair of surrogates, which no file keeps");
                }
                i++;
            }
        }
        return value;
    }

    private static String sized(ColumnType<?> type, String value) {
        text(value);
        int length = value.codePointCount(0, value.length());
        if (length > type.precision()) {
            throw new IllegalArgumentException(
                    "text of " + length + " characters is longer than " + type);
        }
        return value;
    }

    private static byte[] bytes(ColumnType<?> type, byte[] value) {
        boolean sized = type.kind() == ColumnType.Kind.BINARY || type.precision() > 0;
        if (sized && value.length > type.precision()) {
            throw new IllegalArgumentException(
                    value.length + " bytes are more than " + type + " holds");
        }
        return value;
    }

    private static LocalDate date(ColumnType<?> type, LocalDate value) {
        if (value.toEpochDay() != (int) value.toEpochDay()) {
            throw beyond(type, value);
        }
        return value;
    }

    private static LocalTime time(ColumnType<?> type, LocalTime value) {
        return value.with(NANO_OF_SECOND, nanos(type, value, value.getNano()));
    }

    private static LocalDateTime timestamp(ColumnType<?> type, LocalDateTime value) {
        LocalDateTime kept = value.with(NANO_OF_SECOND, nanos(type, value, value.getNano()));
        range(type, kept, kept.toEpochSecond(ZoneOffset.UTC), kept.getNano());
        return kept;
    }

    private static Instant instant(ColumnType<?> type, Instant value) {
        Instant kept = value.with(NANO_OF_SECOND, nanos(type, value, value.getNano()));
        range(type, kept, kept.getEpochSecond(), kept.getNano());
        return kept;
    }

    /**
     * Refuses times that files cannot hold. They count up to 3 digits of a second in milliseconds
     * and up to 6 in microseconds. With more digits they hold a day and the nanoseconds in it,
     * which Paimon cannot read back for a time before 1970 that is not a whole number of
     * milliseconds.
     */
    private static void range(ColumnType<?> type, Object value, long seconds, int nanos) {
        long unitsPerSecond = type.precision() <= 3 ? 1_000 : 1_000_000;
        if (Math.abs(seconds) > Long.MAX_VALUE / unitsPerSecond - 1) {
            throw beyond(type, value);
        }
        if (type.precision() > 6 && seconds < 0 && nanos % 1_000_000 != 0) {
            throw new IllegalArgumentException(
                    value
                            + " is before 1970 and finer than a millisecond, which "
                            + type
                            + " cannot hold; TIMESTAMP(6) can");
        }
    }

    private static IllegalArgumentException beyond(ColumnType<?> type, Object value) {
        return new IllegalArgumentException(value + " is beyond the range of " + type);
    }

    /** The nanoseconds of a second that are stored; they count up before 1970 too. */
    private static int nanos(ColumnType<?> type, Object value, int nanos) {
        int unit = 1;
        for (int digit = Math.max(0, type.precision()); digit < 9; digit++) {
            unit *= 10;
        }
        int beyond = nanos % unit;
        if (beyond != 0 && type.finerValues() == FinerValues.REFUSE) {
            throw new IllegalArgumentException(
                    value
                            + " is finer than the "
                            + type.precision()
                            + " digits of a second of "
                            + type);
        }
        return nanos - beyond;
    }

    private static List<?> array(ColumnType<?> type, List<?> value) {
        ColumnType<?> element = type.elements().get(0);
        List<@Nullable Object> fitted = new ArrayList<>(value.size());
        for (Object item : value) {
            fitted.add(element(element, item, "an element"));
        }
        return fitted;
    }

    private static Map<?, ?> map(ColumnType<?> type, Map<?, ?> value) {
        Map<@Nullable Object, @Nullable Object> fitted = new LinkedHashMap<>();
        value.forEach(
                (key, item) -> {
                    Object fittedKey = element(type.elements().get(0).notNull(), key, "a key");
                    if (fitted.containsKey(fittedKey)) {
                        throw new IllegalArgumentException(
                                "two keys are '" + fittedKey + "' as " + type.elements().get(0));
                    }
                    fitted.put(fittedKey, element(type.elements().get(1), item, "a value"));
                });
        return fitted;
    }

    private static Row row(ColumnType<?> type, Row value) {
        requireFields(type, value);
        List<@Nullable Object> fitted = new ArrayList<>();
        for (Column<?> field : type.fields()) {
            ColumnType<?> fieldType = field.nullable() ? field.type() : field.type().notNull();
            fitted.add(element(fieldType, value.get(field), "field '" + field.name() + "'"));
        }
        return Row.ofValues(type.fields(), fitted);
    }

    private static void requireFields(ColumnType<?> type, Row value) {
        for (String name : value.asMap().keySet()) {
            if (type.fields().stream().noneMatch(field -> field.name().equals(name))) {
                throw new IllegalArgumentException(
                        "field '" + name + "' is not a field of " + type);
            }
        }
    }

    private static @Nullable Object element(
            ColumnType<?> type, @Nullable Object value, String what) {
        if (value == null && !type.nullable()) {
            throw new IllegalArgumentException(what + " is null, " + type + " forbids it");
        }
        return fit(type, value);
    }
}
