package io.lakekit.internal.paimon.row;

import io.lakekit.design.AggFunction;
import io.lakekit.design.ValueColumn;
import io.lakekit.function.UserFunction;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The value that undoes another when a function merges both. Written as an insert it does so in
 * whatever order the two arrive and are merged; Paimon's own retractions do not: it forgets one
 * that is compacted before the value it undoes, and takes two of one commit for an insert.
 */
final class Inverse {

    private Inverse() {}

    /**
     * The operator that makes the inverse of a value; empty for a column that ignores retractions.
     *
     * @throws IllegalArgumentException from the operator, if the inverse is not of the value's type
     */
    static Optional<UnaryOperator<Object>> of(ValueColumn value) {
        AggFunction<?> function = value.function();
        if (function.isIgnoringRetract()) {
            return Optional.empty();
        }
        UserFunction<?> user = function.userFunction();
        return Optional.of(user == null ? Inverse::negated : ofUser(user));
    }

    @SuppressWarnings("unchecked") // the rules hold the function to the column's type
    private static UnaryOperator<Object> ofUser(UserFunction<?> function) {
        UserFunction.Retractable<Object> undoing = (UserFunction.Retractable<Object>) function;
        return value -> undone(undoing, undoing.normalise(value));
    }

    private static Object undone(UserFunction.Retractable<Object> function, Object removed) {
        @Nullable Object inverse = function.retract(null, removed);
        return Objects.requireNonNull(inverse, () -> function + " has no inverse of " + removed);
    }

    private static Object negated(Object value) {
        if (value instanceof BigDecimal number) {
            return number.negate();
        }
        if (value instanceof Double number) {
            return -number;
        }
        if (value instanceof Float number) {
            return -number;
        }
        return narrow(value, -((Number) value).longValue());
    }

    /** The negative as a value of the same type, which has none of its lowest. */
    private static Object narrow(Object value, long negative) {
        if (value instanceof Long number && number != Long.MIN_VALUE) {
            return negative;
        }
        if (value instanceof Integer && negative == (int) negative) {
            return (int) negative;
        }
        if (value instanceof Short && negative == (short) negative) {
            return (short) negative;
        }
        if (value instanceof Byte && negative == (byte) negative) {
            return (byte) negative;
        }
        throw new IllegalArgumentException("is " + value + ", whose negative is not of its type");
    }
}
