package io.lakekit.paimon;

import io.lakekit.paimon.value.ToPaimon;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Filter.All;
import io.lakekit.schema.Filter.Any;
import io.lakekit.schema.Filter.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.paimon.predicate.Predicate;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.types.RowType;
import org.jspecify.annotations.Nullable;

/** The Paimon predicate of a filter. */
public final class PaimonFilters {

    private final RowType type;
    private final PredicateBuilder builder;

    private PaimonFilters(RowType type) {
        this.type = type;
        this.builder = new PredicateBuilder(type);
    }

    /**
     * The predicate over rows of {@code type}, equal to {@link Filter#test}; empty if Paimon has
     * none, as for a filter that is always true.
     *
     * @throws IllegalArgumentException if the filter names a column the type lacks
     */
    public static Optional<Predicate> of(Filter filter, RowType type) {
        return Optional.ofNullable(new PaimonFilters(type).predicate(filter));
    }

    private @Nullable Predicate predicate(Filter filter) {
        if (filter instanceof Comparison comparison) {
            return comparison(comparison);
        }
        boolean conjunction = filter instanceof All;
        List<Filter> parts = filter instanceof All all ? all.parts() : ((Any) filter).parts();
        List<Predicate> predicates = new ArrayList<>();
        for (Filter part : parts) {
            Predicate predicate = predicate(part);
            if (predicate == null) {
                return null;
            }
            predicates.add(predicate);
        }
        if (predicates.isEmpty()) {
            return null;
        }
        return conjunction ? PredicateBuilder.and(predicates) : PredicateBuilder.or(predicates);
    }

    private @Nullable Predicate comparison(Comparison comparison) {
        Column<?> column = comparison.column();
        int index = type.getFieldIndex(column.name());
        if (index < 0) {
            throw new IllegalArgumentException(
                    "Column '"
                            + column.name()
                            + "' is not among "
                            + type.getFieldNames()
                            + "; filter on a column of the table");
        }
        UnaryOperator<Object> converter = ToPaimon.of(column.type());
        List<Object> values =
                comparison.values().stream()
                        .map(v -> converter.apply(column.type().fit(v)))
                        .collect(Collectors.toList());
        if (column.type().isNested() || isEmptyList(comparison)) {
            return null;
        }
        return switch (comparison.operator()) {
            case EQ -> builder.equal(index, values.get(0));
            case NE -> builder.notEqual(index, values.get(0));
            case LT -> builder.lessThan(index, values.get(0));
            case LE -> builder.lessOrEqual(index, values.get(0));
            case GT -> builder.greaterThan(index, values.get(0));
            case GE -> builder.greaterOrEqual(index, values.get(0));
            case IN -> builder.in(index, values);
            case NOT_IN -> builder.notIn(index, values);
            case IS_NULL -> builder.isNull(index);
            case IS_NOT_NULL -> builder.isNotNull(index);
        };
    }

    private static boolean isEmptyList(Comparison comparison) {
        boolean list =
                comparison.operator() == Filter.Operator.IN
                        || comparison.operator() == Filter.Operator.NOT_IN;
        return list && comparison.values().isEmpty();
    }
}
