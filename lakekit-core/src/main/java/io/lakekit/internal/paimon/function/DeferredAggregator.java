package io.lakekit.internal.paimon.function;

import java.lang.reflect.InvocationTargetException;
import org.apache.paimon.mergetree.compact.aggregate.FieldAggregator;
import org.apache.paimon.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A user-defined function that is loaded at the first merge. The merge itself is made by the {@link
 * UserAggregator} that the function's own class loader sees: a job jar that bundles lakekit works
 * beside another copy of it on the cluster's class path.
 */
final class DeferredAggregator extends FieldAggregator {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final @Nullable String className;
    private final @Nullable String arguments;
    private transient @Nullable FieldAggregator loaded;

    DeferredAggregator(
            DataType type, String field, @Nullable String className, @Nullable String arguments) {
        super(FunctionFactory.IDENTIFIER, type);
        this.field = field;
        this.className = className;
        this.arguments = arguments;
    }

    @Override
    public @Nullable Object agg(@Nullable Object accumulator, @Nullable Object input) {
        if (accumulator == null || input == null) {
            return accumulator == null ? input : accumulator;
        }
        return loaded().agg(accumulator, input);
    }

    @Override
    public @Nullable Object retract(@Nullable Object accumulator, @Nullable Object input) {
        return input == null ? accumulator : loaded().retract(accumulator, input);
    }

    /**
     * The function, which is loaded once for each merge function: a cache by name would mix two
     * versions of one class.
     */
    private FieldAggregator loaded() {
        FieldAggregator known = loaded;
        if (known == null) {
            known = load();
            loaded = known;
        }
        return known;
    }

    private FieldAggregator load() {
        if (className == null) {
            throw new MissingFunctionException(
                    "Column '"
                            + field
                            + "' has the aggregate function '"
                            + FunctionFactory.IDENTIFIER
                            + "' and no option '"
                            + StoredFunction.classOption(field)
                            + "'; set it to the class of the function",
                    null);
        }
        Class<?> function = FunctionClasses.load(field, className);
        try {
            return (FieldAggregator)
                    FunctionClasses.beside(function, UserAggregator.class.getName())
                            .getMethod(
                                    "of", DataType.class, String.class, Class.class, String.class)
                            .invoke(null, fieldType, field, function, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getTargetException();
            throw new MissingFunctionException(
                    "Column '" + field + "': " + cause.getMessage(), cause);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw FunctionClasses.mixed(field, function, e);
        }
    }
}
