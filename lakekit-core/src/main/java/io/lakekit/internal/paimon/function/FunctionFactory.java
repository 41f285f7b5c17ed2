package io.lakekit.internal.paimon.function;

import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.mergetree.compact.aggregate.FieldAggregator;
import org.apache.paimon.mergetree.compact.aggregate.factory.FieldAggregatorFactory;
import org.apache.paimon.types.DataType;

/**
 * Paimon's entry: one factory for all user-defined functions. Public for the service loader only.
 */
public final class FunctionFactory implements FieldAggregatorFactory {

    /** The name by which columns ask for this factory. */
    public static final String IDENTIFIER = "lakekit";

    /** Makes a factory; for the service loader. */
    public FunctionFactory() {}

    @Override
    public String identifier() {
        return IDENTIFIER;
    }

    @Override
    public FieldAggregator create(DataType type, CoreOptions options, String field) {
        Map<String, String> all = options.toMap();
        return new DeferredAggregator(
                type,
                field,
                all.get(StoredFunction.classOption(field)),
                all.get(StoredFunction.argumentsOption(field)));
    }
}
