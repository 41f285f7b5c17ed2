package io.lakekit.reference;

import io.lakekit.design.AggFunction;
import io.lakekit.design.ValueColumn;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Row;
import io.lakekit.schema.StoredOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The built-in functions, applied to values in order. */
final class Folding {

    private static final int MOST_DIGITS = 38;

    private final @Nullable SetUnion union;

    Folding(@Nullable SetUnion union) {
        this.union = union;
    }

    /**
     * The value of a column over rows in order.
     *
     * @throws UnsupportedOperationException for bitmaps and sketches if nothing unites them
     */
    @Nullable Object of(ValueColumn value, List<Row> rows) {
        List<@Nullable Object> all = new ArrayList<>();
        rows.forEach(row -> all.add(written(value, row)));
        List<Object> present = new ArrayList<>();
        all.forEach(
                item -> {
                    if (item != null) {
                        present.add(item);
                    }
                });
        return switch (value.function().kind()) {
            case LATEST -> all.isEmpty() ? null : all.get(all.size() - 1);
            case FIRST -> all.isEmpty() ? null : all.get(0);
            default -> present.isEmpty() ? null : fold(value.function(), present);
        };
    }

    /** The value that a row adds. For a count it is one, unless the row says another number. */
    static @Nullable Object written(ValueColumn value, Row row) {
        Object given = value.column().type().fit(row.get(value.column()));
        return given == null && value.function().kind() == AggFunction.Kind.COUNT ? 1L : given;
    }

    private Object fold(AggFunction<?> function, List<Object> values) {
        return switch (function.kind()) {
            case SUM, COUNT -> reduce(values, (a, b) -> arithmetic(a, b, true));
            case PRODUCT -> reduce(values, (a, b) -> arithmetic(a, b, false));
            case MAX -> reduce(values, (a, b) -> StoredOrder.compare(a, b) >= 0 ? a : b);
            case MIN -> reduce(values, (a, b) -> StoredOrder.compare(a, b) <= 0 ? a : b);
            case FIRST_NON_NULL -> values.get(0);
            case LATEST_NON_NULL -> values.get(values.size() - 1);
            case LIST_AGG -> reduce(values, (a, b) -> a + String.valueOf(function.delimiter()) + b);
            case BOOL_AND -> reduce(values, (a, b) -> (Boolean) a && (Boolean) b);
            case BOOL_OR -> reduce(values, (a, b) -> (Boolean) a || (Boolean) b);
            case COLLECT -> elements(values);
            case COLLECT_DISTINCT -> new ArrayList<>(new LinkedHashSet<>(elements(values)));
            case MERGE_MAP -> entries(values);
            case NESTED_UPDATE -> nested(function.nestedKey(), values);
            case USER -> merged(Objects.requireNonNull(function.userFunction()), values);
            case RBM32, RBM64, HLL_SKETCH, THETA_SKETCH -> united(function, values);
            case LATEST, FIRST -> throw new IllegalStateException(function + " is not a fold");
        };
    }

    private Object united(AggFunction<?> function, List<Object> values) {
        SetUnion sets = union;
        if (sets == null) {
            throw new UnsupportedOperationException(
                    function
                            + " unites serialized sets; make the table with a SetUnion,"
                            + " such as DistinctSet::unite");
        }
        return reduce(values, (a, b) -> sets.unite(function, (byte[]) a, (byte[]) b));
    }

    @SuppressWarnings("unchecked") // the rules hold the function to the column's type
    private static Object merged(UserFunction<?> function, List<Object> values) {
        UserFunction<Object> user = (UserFunction<Object>) function;
        return reduce(values.stream().map(user::normalise).toList(), user::merge);
    }

    private static Object reduce(List<Object> values, BinaryOperator<Object> operator) {
        return values.stream().reduce(operator).orElseThrow();
    }

    /** The sum {@code a} without {@code b}. */
    static Object difference(@Nullable Object a, Object b) {
        Object zero = arithmetic(b, negated(b), true);
        return arithmetic(a == null ? zero : a, negated(b), true);
    }

    private static Object negated(Object value) {
        if (value instanceof BigDecimal number) {
            return number.negate();
        }
        if (value instanceof Double number) {
            return -number;
        }
        return value instanceof Float number
                ? (Object) (-number)
                : narrow(value, Math.negateExact(((Number) value).longValue()));
    }

    static Object arithmetic(Object a, Object b, boolean sum) {
        if (a instanceof BigDecimal left) {
            BigDecimal right = (BigDecimal) b;
            return held(
                    sum
                            ? left.add(right)
                            : left.multiply(right).setScale(left.scale(), RoundingMode.HALF_UP));
        }
        if (a instanceof Double left) {
            return sum ? left + (Double) b : left * (Double) b;
        }
        if (a instanceof Float left) {
            return sum ? left + (Float) b : left * (Float) b;
        }
        long exact =
                sum
                        ? Math.addExact(((Number) a).longValue(), ((Number) b).longValue())
                        : Math.multiplyExact(((Number) a).longValue(), ((Number) b).longValue());
        return narrow(a, exact);
    }

    /** Refuses a result that does not fit, which Paimon 1.3.1 turns into null. */
    private static BigDecimal held(BigDecimal exact) {
        if (exact.precision() > MOST_DIGITS) {
            throw new ArithmeticException(
                    exact + " has more than the " + MOST_DIGITS + " digits of a DECIMAL");
        }
        return exact;
    }

    /** Refuses a result that does not fit, for which Paimon 1.3.1 wraps round. */
    private static Object narrow(Object like, long exact) {
        if (like instanceof Integer) {
            return Math.toIntExact(exact);
        }
        if (like instanceof Short && exact == (short) exact) {
            return (short) exact;
        }
        if (like instanceof Byte && exact == (byte) exact) {
            return (byte) exact;
        }
        if (like instanceof Long) {
            return exact;
        }
        throw new ArithmeticException(exact + " does not fit " + like.getClass().getSimpleName());
    }

    private static List<@Nullable Object> elements(List<Object> lists) {
        List<@Nullable Object> all = new ArrayList<>();
        lists.forEach(list -> all.addAll((List<?>) list));
        return all;
    }

    private static Map<Object, @Nullable Object> entries(List<Object> maps) {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>();
        maps.forEach(map -> all.putAll((Map<?, ?>) map));
        return all;
    }

    /** The rows of nested lists: the latest row of each key, or all rows if there is no key. */
    private static List<@Nullable Object> nested(List<String> key, List<Object> lists) {
        if (key.isEmpty()) {
            return elements(lists);
        }
        Map<List<@Nullable Object>, @Nullable Object> byKey = new LinkedHashMap<>();
        for (Object row : elements(lists)) {
            List<@Nullable Object> values = new ArrayList<>();
            key.forEach(field -> values.add(row == null ? null : ((Row) row).asMap().get(field)));
            byKey.put(values, row);
        }
        return new ArrayList<>(byKey.values());
    }
}
