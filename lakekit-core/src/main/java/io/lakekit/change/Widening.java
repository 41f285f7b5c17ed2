package io.lakekit.change;

import io.lakekit.schema.ColumnType;
import io.lakekit.schema.ColumnType.Kind;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which types hold all values of another, in their order. Paimon allows more: of what it calls
 * implicit, BIGINT to FLOAT, a shorter DECIMAL, STRING to VARCHAR(5) and a longer CHAR or BINARY
 * change values.
 */
public final class Widening {

    /** Decimal digits that hold every value of an integer type. */
    private static final Map<Kind, Integer> DIGITS =
            new EnumMap<>(Map.of(Kind.TINYINT, 3, Kind.SMALLINT, 5, Kind.INT, 10, Kind.BIGINT, 19));

    private Widening() {}

    /** Whether every value keeps its meaning and its place in the order. */
    public static boolean isLossless(ColumnType<?> from, ColumnType<?> to) {
        return switch (from.kind()) {
            case TINYINT, SMALLINT, INT, BIGINT -> integer(from.kind(), to);
            case FLOAT -> to.kind() == Kind.DOUBLE;
            case DECIMAL ->
                    to.kind() == Kind.DECIMAL
                            && holds(to, from.precision() - from.scale(), from.scale());
            case CHAR, VARCHAR -> isAsLongText(from, to);
            case BINARY -> to.kind() == Kind.BYTES;
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

    /** Not CHAR, to whose length Paimon would pad what is there. */
    private static boolean isAsLongText(ColumnType<?> from, ColumnType<?> to) {
        return to.kind() == Kind.STRING
                || (to.kind() == Kind.VARCHAR && to.precision() >= from.precision());
    }
}
