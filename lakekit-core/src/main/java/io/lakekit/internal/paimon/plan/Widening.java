package io.lakekit.internal.paimon.plan;

import io.lakekit.schema.ColumnType;
import io.lakekit.schema.ColumnType.Kind;
import java.util.EnumMap;
import java.util.Map;

/**
 * The changes of a type that keep every value and its place in the order. Paimon allows more: of
 * the changes that it calls implicit, BIGINT to FLOAT, a shorter DECIMAL, STRING to VARCHAR(5), and
 * a longer CHAR or BINARY change values.
 */
public final class Widening {

    /** The number of decimal digits that hold every value of an integer type. */
    private static final Map<Kind, Integer> DIGITS =
            new EnumMap<>(Map.of(Kind.TINYINT, 3, Kind.SMALLINT, 5, Kind.INT, 10, Kind.BIGINT, 19));

    private Widening() {}

    /**
     * Whether every value of {@code from} keeps its meaning and its place in the order as {@code
     * to}.
     */
    public static boolean isLossless(ColumnType<?> from, ColumnType<?> to) {
        return switch (from.kind()) {
            case TINYINT, SMALLINT, INT, BIGINT -> integer(from.kind(), to);
            case FLOAT -> to.kind() == Kind.DOUBLE;
            case DECIMAL ->
                    to.kind() == Kind.DECIMAL
                            && holds(to, from.precision() - from.scale(), from.scale());
            case CHAR, VARCHAR -> isAsLongText(from, to);
            case BINARY, BYTES ->
                    to.kind() == Kind.BYTES
                            && (to.precision() == 0
                                    || (from.precision() > 0
                                            && to.precision() >= from.precision()));
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    to.kind() == from.kind() && to.precision() >= from.precision();
            default -> false;
        };
    }

    private static boolean integer(Kind from, ColumnType<?> to) {
        int digits = DIGITS.getOrDefault(from, 0);
        return switch (to.kind()) {
            case TINYINT, SMALLINT, INT, BIGINT -> DIGITS.getOrDefault(to.kind(), 0) > digits;
            case DECIMAL -> holds(to, digits, 0);
            case DOUBLE -> from != Kind.BIGINT;
            default -> false;
        };
    }

    private static boolean holds(ColumnType<?> decimal, int before, int after) {
        return decimal.scale() >= after && decimal.precision() - decimal.scale() >= before;
    }

    /**
     * Whether the new type is text of at least the old length. CHAR is not: Paimon would pad stored
     * values to its length.
     */
    private static boolean isAsLongText(ColumnType<?> from, ColumnType<?> to) {
        return to.kind() == Kind.STRING
                || (to.kind() == Kind.VARCHAR && to.precision() >= from.precision());
    }
}
