package io.lakekit.internal.paimon.row;

import io.lakekit.design.AggFunction;
import io.lakekit.distinct.DistinctSet;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The merge of a single value. Paimon merges from the second row of a key on and stores the first
 * as it came, so lakekit's writers merge it before.
 */
final class FirstRowMerge {

    private FirstRowMerge() {}

    /**
     * The operator that merges a single value; empty if that leaves the value as it is.
     *
     * @throws IllegalArgumentException from the operator, if no merge could read the value
     */
    static Optional<UnaryOperator<Object>> of(AggFunction<?> function) {
        return switch (function.kind()) {
            case USER -> Optional.of(ofUser(function.userFunction()));
            case RBM32, RBM64, HLL_SKETCH, THETA_SKETCH ->
                    Optional.of(value -> readable(function, value));
            case COLLECT_DISTINCT ->
                    Optional.of(list -> new ArrayList<>(new LinkedHashSet<>((List<?>) list)));
            case NESTED_UPDATE ->
                    Optional.of(function.nestedKey())
                            .filter(key -> !key.isEmpty())
                            .map(key -> list -> latest(key, (List<?>) list));
            default -> Optional.empty();
        };
    }

    @SuppressWarnings("unchecked") // the rules hold the function to the column's type
    private static UnaryOperator<Object> ofUser(@Nullable UserFunction<?> function) {
        return ((UserFunction<Object>) Objects.requireNonNull(function))::normalise;
    }

    private static Object readable(AggFunction<?> function, Object value) {
        var unused = DistinctSet.read(function, (byte[]) value);
        return value;
    }

    /** The last row of each key in a list. */
    private static List<?> latest(List<String> key, List<?> rows) {
        Map<List<@Nullable Object>, @Nullable Object> byKey = new LinkedHashMap<>();
        for (Object row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            key.forEach(field -> values.add(row == null ? null : ((Row) row).asMap().get(field)));
            byKey.put(values, row);
        }
        return new ArrayList<>(byKey.values());
    }
}
