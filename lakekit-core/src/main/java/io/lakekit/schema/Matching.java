package io.lakekit.schema;

import io.lakekit.schema.Filter.Comparison;
import org.jspecify.annotations.Nullable;

/** Answers a comparison for one value, in the order that the stored types have. */
final class Matching {

    private Matching() {}

    static boolean matches(Comparison comparison, @Nullable Object value) {
        return switch (comparison.operator()) {
            case IS_NULL -> value == null;
            case IS_NOT_NULL -> value != null;
            case IN -> value != null && isOneOf(comparison, value);
            case NOT_IN -> value != null && !isOneOf(comparison, value);
            case EQ -> value != null && same(value, only(comparison));
            case NE -> value != null && !same(value, only(comparison));
            case LT -> value != null && StoredOrder.compare(value, only(comparison)) < 0;
            case LE -> value != null && StoredOrder.compare(value, only(comparison)) <= 0;
            case GT -> value != null && StoredOrder.compare(value, only(comparison)) > 0;
            case GE -> value != null && StoredOrder.compare(value, only(comparison)) >= 0;
        };
    }

    private static Object only(Comparison comparison) {
        return comparison.values().get(0);
    }

    private static boolean isOneOf(Comparison comparison, Object value) {
        return comparison.values().stream().anyMatch(candidate -> same(value, candidate));
    }

    private static boolean same(Object left, Object right) {
        boolean ordered = left instanceof Comparable<?> || left instanceof byte[];
        return ordered ? StoredOrder.compare(left, right) == 0 : Contents.same(left, right);
    }
}
