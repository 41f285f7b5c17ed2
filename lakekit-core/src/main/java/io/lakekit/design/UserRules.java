package io.lakekit.design;

import io.lakekit.function.UserFunction;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.reflect.FunctionOptions;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules about user-defined functions, their tables and their options; listed in {@link
 * FunctionRules}.
 */
final class UserRules {

    private UserRules() {}

    static void isPrivate(Column<?> column, AggFunction<?> function, Report found) {
        if (function.kind() == AggFunction.Kind.USER) {
            found.at(column)
                    .says("combined by the user-defined function %s", function)
                    .so(
                            "only JVMs that have its class and lakekit's functions jar can merge"
                                    + " rows: readers, compactors and SQL sessions without them fail")
                    .fix(
                            "Use built-in functions, or accept '%s' if all who use the table have"
                                    + " both.",
                            found.code());
        }
    }

    /**
     * Finds values that cannot be merged as a whole: Paimon prunes fields of a ROW before it
     * merges, and does not know the constants of an enum.
     */
    static void holdsState(Column<?> column, AggFunction<?> function, Report found) {
        if (function.kind() != AggFunction.Kind.USER) {
            return;
        }
        if (column.type().kind() == ColumnType.Kind.ROW) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so("a query that reads one field would merge rows that lack the others")
                    .fix("Store it as an ARRAY of one ROW, as BYTES, or as columns of their own.");
        } else if (hasEnum(column.type())) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so("constants are stored as text, and the function would be given text")
                    .fix("Declare it as STRING.");
        }
    }

    private static boolean hasEnum(ColumnType<?> type) {
        return type.kind() == ColumnType.Kind.ENUM
                || type.elements().stream().anyMatch(UserRules::hasEnum)
                || type.fields().stream().anyMatch(field -> hasEnum(field.type()));
    }

    /**
     * Finds functions that cannot be stored: tables keep a function as its class and its options.
     */
    static void canBeStored(Column<?> column, AggFunction<?> function, Report found) {
        UserFunction<?> user = function.userFunction();
        if (user == null) {
            return;
        }
        FunctionOptions.types(user.getClass())
                .forEach(
                        (option, type) -> {
                            if (!FunctionOptions.mayBe(type)) {
                                notStored(column, user, option, type, found);
                            }
                        });
    }

    private static void notStored(
            Column<?> column, UserFunction<?> user, String option, Type type, Report found) {
        found.at(column)
                .says(
                        "option '%s' of %s is %s",
                        option, user.getClass().getSimpleName(), type.getTypeName())
                .so("it cannot be stored with the table and made from it again")
                .fix("Use %s.", FunctionOptions.TYPES);
    }

    /**
     * Whether the function's type argument, where its class tells it, is the type of the values.
     */
    static boolean takes(UserFunction<?> user, ColumnType<?> type) {
        Optional<Class<?>> declared = valueClass(user.getClass());
        return (declared.isEmpty() || declared.get() == type.javaType()) && user.accepts(type);
    }

    private static Optional<Class<?>> valueClass(Class<?> function) {
        return Stream.of(function.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(made -> UserFunction.class.isAssignableFrom((Class<?>) made.getRawType()))
                .map(made -> raw(made.getActualTypeArguments()[0]))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Class<?>> raw(Type type) {
        if (type instanceof ParameterizedType made) {
            return Optional.of((Class<?>) made.getRawType());
        }
        return type instanceof Class<?> plain ? Optional.of(plain) : Optional.empty();
    }
}
