package io.lakekit.internal.paimon.row;

import io.lakekit.internal.paimon.value.ToPaimon;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Filter.Comparison;
import io.lakekit.schema.Filter.Operator;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.paimon.predicate.Predicate;
import org.apache.paimon.predicate.PredicateBuilder;

/**
 * The predicate of a comparison with values. A time that is finer than the column lies between two
 * stored values, so it equals none of them and is compared by the one before it.
 */
final class Literals {

    private final PredicateBuilder builder;
    private final int index;
    private final ColumnType<?> type;
    private final UnaryOperator<Object> converter;
    private final boolean cut;

    /**
     * The predicates of a column.
     *
     * @param pruning whether the column is compared with statistics, in which texts are cut
     */
    Literals(PredicateBuilder builder, int index, ColumnType<?> type, boolean pruning) {
        this.cut = pruning && CutTexts.are(type);
        this.builder = builder;
        this.index = index;
        this.type = cutting(type);
        this.converter = ToPaimon.of(type);
    }

    /** The type with finer values cut: whether the column refuses them matters for writing only. */
    private static ColumnType<?> cutting(ColumnType<?> type) {
        return switch (type.kind()) {
            case TIME -> ColumnType.time(type.precision());
            case TIMESTAMP -> ColumnType.timestamp(type.precision());
            case TIMESTAMP_LTZ -> ColumnType.timestampLtz(type.precision());
            default -> type;
        };
    }

    Predicate predicate(Comparison comparison) {
        List<?> values = comparison.values();
        return switch (comparison.operator()) {
            case EQ, IN -> oneOf(values);
            case NE, NOT_IN -> noneOf(values);
            case LT, LE, GT, GE -> ordered(comparison.operator(), values.get(0));
            case IS_NULL -> builder.isNull(index);
            case IS_NOT_NULL -> builder.isNotNull(index);
        };
    }

    private Predicate ordered(Operator operator, Object value) {
        if (cut && CutTexts.isBound(operator, value)) {
            return builder.greaterOrEqual(index, before(CutTexts.start(value)));
        }
        Object before = before(value);
        boolean stored = isStored(value);
        return switch (operator) {
            case LT ->
                    stored ? builder.lessThan(index, before) : builder.lessOrEqual(index, before);
            case LE -> builder.lessOrEqual(index, before);
            case GE ->
                    stored
                            ? builder.greaterOrEqual(index, before)
                            : builder.greaterThan(index, before);
            default -> builder.greaterThan(index, before);
        };
    }

    private Predicate oneOf(List<?> values) {
        if (cut && values.stream().anyMatch(CutTexts::isLost)) {
            return builder.isNotNull(index);
        }
        List<Object> stored = stored(values);
        return stored.isEmpty()
                ? PredicateBuilder.and(builder.isNull(index), builder.isNotNull(index))
                : builder.in(index, stored);
    }

    private Predicate noneOf(List<?> values) {
        List<Object> stored = stored(values);
        return stored.isEmpty() ? builder.isNotNull(index) : builder.notIn(index, stored);
    }

    private List<Object> stored(List<?> values) {
        return values.stream()
                .filter(this::isStored)
                .map(this::before)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private boolean isStored(Object value) {
        return !(value instanceof Temporal) || value.equals(type.fit(value));
    }

    /** The value in Paimon's form, or the last storable value before it. */
    private Object before(Object value) {
        return converter.apply(Objects.requireNonNull(type.fit(value)));
    }
}
