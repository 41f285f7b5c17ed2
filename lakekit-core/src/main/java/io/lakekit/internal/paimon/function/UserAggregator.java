package io.lakekit.internal.paimon.function;

import io.lakekit.function.UserFunction;
import io.lakekit.internal.paimon.value.ValueCodec;
import org.apache.paimon.mergetree.compact.aggregate.FieldAggregator;
import org.apache.paimon.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Merges Paimon's values by a user-defined function. Public because it is reached by reflection,
 * across class loaders.
 */
public final class UserAggregator extends FieldAggregator {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final UserFunction<Object> function;
    private transient @Nullable ValueCodec codec;

    private UserAggregator(DataType type, String field, UserFunction<Object> function) {
        super(FunctionFactory.IDENTIFIER, type);
        this.field = field;
        this.function = function;
    }

    /**
     * The function of a column.
     *
     * @throws IllegalArgumentException if the class is not a function, or refuses these arguments
     */
    @SuppressWarnings("unchecked") // values are of the column's type, which the function accepted
    public static FieldAggregator of(
            DataType type, String field, Class<?> function, @Nullable String arguments) {
        return new UserAggregator(
                type, field, (UserFunction<Object>) StoredFunction.make(function, arguments));
    }

    @Override
    public Object agg(Object accumulator, Object input) {
        ValueCodec values = codec();
        return values.toPaimon(
                function.merge(values.toJava(accumulator), values.toJava(input)), field);
    }

    @Override
    public Object retract(@Nullable Object accumulator, Object input) {
        if (!(function instanceof UserFunction.Retractable<Object> retractable)) {
            throw new UnsupportedOperationException(
                    "Column '"
                            + field
                            + "': a row was retracted, and the user-defined function "
                            + function
                            + " cannot undo a merge; write inserts only, or ignore retractions");
        }
        ValueCodec values = codec();
        Object held = accumulator == null ? null : values.toJava(accumulator);
        return values.toPaimon(retractable.retract(held, values.toJava(input)), field);
    }

    private ValueCodec codec() {
        ValueCodec known = codec;
        if (known == null) {
            known = ValueCodec.of(fieldType);
            codec = known;
        }
        return known;
    }
}
