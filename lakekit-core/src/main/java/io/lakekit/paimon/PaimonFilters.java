package io.lakekit.paimon;

import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Filter.All;
import io.lakekit.schema.Filter.Any;
import io.lakekit.schema.Filter.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        return column.type().isNested()
                ? null
                : new Literals(builder, index, column.type()).predicate(comparison);
    }
}
