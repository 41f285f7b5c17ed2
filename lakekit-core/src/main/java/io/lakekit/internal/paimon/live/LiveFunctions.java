package io.lakekit.internal.paimon.live;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.function.UserFunction;
import io.lakekit.internal.paimon.function.FieldOption;
import io.lakekit.internal.paimon.function.FunctionFactory;
import io.lakekit.internal.paimon.function.StoredFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.Optional;
import java.util.Set;

/** The functions that the options of a live table name. */
final class LiveFunctions {

    /** A user's function cannot be made in this process. */
    static final class NotHereException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String column;

        NotHereException(String column, String fact, RuntimeException cause) {
            super(fact, cause);
            this.column = column;
        }

        /** The column that the function combines. */
        String column() {
            return column;
        }
    }

    private final LiveOptions options;
    private final Set<String> counted;

    /**
     * Reads the functions of a table.
     *
     * @param counted the columns whose sum is noted to be a count
     */
    LiveFunctions(LiveOptions options, Set<String> counted) {
        this.options = options;
        this.counted = counted;
    }

    /**
     * The function of a column; empty if no option names one.
     *
     * @throws IllegalArgumentException if lakekit has no such function
     * @throws NotHereException if its class is not here, or refuses what the table gives it
     */
    Optional<AggFunction<?>> of(Column<?> column) {
        String name = options.take(column.name(), FieldOption.FUNCTION);
        if (name == null) {
            return Optional.empty();
        }
        AggFunction<?> function = plain(name, column);
        String limit = options.take(column.name(), FieldOption.LIMIT);
        if (limit != null) {
            function = function.limitedTo(Integer.parseInt(limit));
        }
        return Optional.of(
                options.takeFlag(column.name(), FieldOption.IGNORE_RETRACT)
                        ? function.ignoringRetract()
                        : function);
    }

    private AggFunction<?> plain(String name, Column<?> column) {
        return switch (name) {
            case "sum" ->
                    counted.contains(column.name()) ? AggFunctions.count() : AggFunctions.sum();
            case "product" -> AggFunctions.product();
            case "max" -> AggFunctions.max();
            case "min" -> AggFunctions.min();
            case "last_value" -> AggFunctions.latest();
            case "last_non_null_value" -> AggFunctions.latestNonNull();
            case "first_value" -> AggFunctions.first();
            case "first_non_null_value", "first_not_null_value" -> AggFunctions.firstNonNull();
            case "listagg" -> AggFunctions.listAgg(or(column, FieldOption.DELIMITER, ","));
            case "bool_and" -> AggFunctions.boolAnd();
            case "bool_or" -> AggFunctions.boolOr();
            case "collect" ->
                    options.takeFlag(column.name(), FieldOption.DISTINCT)
                            ? AggFunctions.collectDistinct()
                            : AggFunctions.collect();
            case "merge_map" -> AggFunctions.mergeMap();
            case "nested_update" -> AggFunctions.nestedUpdate(nestedKey(column));
            case "rbm32" -> AggFunctions.rbm32();
            case "rbm64" -> AggFunctions.rbm64();
            case "hll_sketch" -> AggFunctions.hllSketch();
            case "theta_sketch" -> AggFunctions.thetaSketch();
            case FunctionFactory.IDENTIFIER -> userDefined(column);
            default -> throw new IllegalArgumentException("lakekit has no function '" + name + "'");
        };
    }

    private String or(Column<?> column, String option, String usual) {
        String given = options.take(column.name(), option);
        return given == null ? usual : given;
    }

    /** The fields of a nested key by name; a key with unknown fields is a finding of the design. */
    private Column<?>[] nestedKey(Column<?> column) {
        String key = options.take(column.name(), FieldOption.NESTED_KEY);
        return key == null
                ? new Column<?>[0]
                : FieldOption.names(key).stream()
                        .map(name -> field(column.type(), name))
                        .toArray(Column<?>[]::new);
    }

    private static Column<?> field(ColumnType<?> rows, String name) {
        return rows.elements().stream()
                .flatMap(row -> row.fields().stream())
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseGet(() -> Column.of(name, ColumnType.STRING));
    }

    private AggFunction<?> userDefined(Column<?> column) {
        String type = options.take(column.name(), "lakekit.function");
        String arguments = options.take(column.name(), "lakekit.args");
        if (type == null) {
            throw new IllegalArgumentException("no option names the class of its function");
        }
        try {
            return user(StoredFunction.made(column.name(), type, arguments));
        } catch (RuntimeException e) {
            String why =
                    e.getCause() instanceof ClassNotFoundException
                            ? "whose class is not here"
                            : "which cannot be made of " + arguments + ": " + e.getMessage();
            throw new NotHereException(column.name(), "is combined by " + type + ", " + why, e);
        }
    }

    @SuppressWarnings("unchecked") // what is stored is a record
    private static <F extends Record & UserFunction<Object>> AggFunction<?> user(
            UserFunction<?> function) {
        return AggFunctions.userDefined((F) function);
    }
}
