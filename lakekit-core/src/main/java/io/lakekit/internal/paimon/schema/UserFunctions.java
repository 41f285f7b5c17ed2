package io.lakekit.internal.paimon.schema;

import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.function.UserFunction;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.function.FunctionFactory;
import io.lakekit.internal.paimon.function.StoredFunction;
import java.util.List;
import java.util.Objects;
import org.apache.paimon.factories.FactoryUtil;
import org.apache.paimon.mergetree.compact.aggregate.FieldAggregator;
import org.apache.paimon.mergetree.compact.aggregate.factory.FieldAggregatorFactory;
import org.jspecify.annotations.Nullable;

/** The check that this JVM can merge by the user-defined functions of a design. */
public final class UserFunctions {

    private static final String FOUND_BY = "create, plan, the start of a job";

    private static final List<Check<TableDesign>> ALL =
            List.of(
                    new Check<>(
                            Code.error(
                                    "LK0805",
                                    "Paimon finds no factory for user-defined functions",
                                    FOUND_BY),
                            UserFunctions::noFactory),
                    new Check<>(
                            Code.error(
                                    "LK0806",
                                    "the class of a user-defined function is not found, or makes"
                                            + " another function",
                                    FOUND_BY),
                            UserFunctions::notMadeAgain));

    private UserFunctions() {}

    /**
     * The findings about functions that Paimon cannot use here, LK0805 and LK0806; none if the
     * design has no such function.
     */
    public static Diagnostics check(TableDesign design) {
        return Check.all(ALL, design, Place.table(design.name()));
    }

    private static List<ValueColumn> combined(TableDesign design) {
        return design.values().stream()
                .filter(value -> value.function().userFunction() != null)
                .toList();
    }

    /** Whether Paimon finds the factory, for which it looks in the loader of its own classes. */
    private static boolean paimonFindsFactory() {
        return FactoryUtil.discoverIdentifiers(
                        FieldAggregator.class.getClassLoader(), FieldAggregatorFactory.class)
                .contains(FunctionFactory.IDENTIFIER);
    }

    private static void noFactory(TableDesign design, Report found) {
        if (!combined(design).isEmpty() && !paimonFindsFactory()) {
            found.atTable()
                    .says("Paimon does not find lakekit's functions")
                    .so("rows with user-defined functions could be neither written nor read here")
                    .fix(
                            "Put lakekit-core-<version>-functions.jar beside Paimon: with Flink,"
                                    + " into the directory lib/ of each process that has Paimon"
                                    + " there.");
        }
    }

    private static void notMadeAgain(TableDesign design, Report found) {
        for (ValueColumn value : combined(design)) {
            UserFunction<?> function = Objects.requireNonNull(value.function().userFunction());
            String obstacle = obstacle(value.column().name(), function);
            if (obstacle != null) {
                found.at(value.column())
                        .says(
                                "%s with the options %s cannot be made again: %s",
                                function.getClass().getName(),
                                StoredFunction.arguments(function),
                                obstacle)
                        .so("every merge would fail, or combine rows by something else")
                        .fix(
                                "Let the thread's context class loader find its class, and its"
                                        + " constructor keep the options as they are.");
            }
        }
    }

    private static @Nullable String obstacle(String column, UserFunction<?> function) {
        UserFunction<?> again;
        try {
            again = StoredFunction.madeAgain(column, function);
        } catch (RuntimeException | LinkageError e) {
            return String.valueOf(e.getMessage());
        }
        if (again.getClass() != function.getClass()) {
            return "the class of this name is another one, of " + again.getClass().getClassLoader();
        }
        return again.equals(function) ? null : function + " becomes " + again;
    }
}
