package io.lakekit.internal.paimon.schema;

import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.function.UserFunction;
import io.lakekit.internal.paimon.function.FunctionFactory;
import io.lakekit.internal.paimon.function.StoredFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.paimon.factories.FactoryUtil;
import org.apache.paimon.mergetree.compact.aggregate.FieldAggregator;
import org.apache.paimon.mergetree.compact.aggregate.factory.FieldAggregatorFactory;
import org.jspecify.annotations.Nullable;

/** The check that this JVM can merge by the user-defined functions of a design. */
public final class UserFunctions {

    private static final Code NO_FACTORY =
            Code.error(
                    "LK0805",
                    "Paimon finds no factory for user-defined functions",
                    "create, plan, the start of a job");
    private static final Code NOT_MADE_AGAIN =
            Code.error(
                    "LK0806",
                    "the class of a user-defined function is not found, or makes another function",
                    "create, plan, the start of a job");

    private UserFunctions() {}

    /**
     * The findings about functions that Paimon cannot use here, LK0805 and LK0806; none if the
     * design has no such function.
     */
    public static Diagnostics check(TableDesign design) {
        List<ValueColumn> combined =
                design.values().stream()
                        .filter(value -> value.function().userFunction() != null)
                        .toList();
        if (combined.isEmpty()) {
            return Diagnostics.none();
        }
        List<Diagnostic> found = new ArrayList<>();
        if (!paimonFindsFactory()) {
            found.add(noFactory(design));
        }
        combined.forEach(value -> canBeMadeAgain(design, value, found));
        return Diagnostics.copyOf(found);
    }

    /** Whether Paimon finds the factory, for which it looks in the loader of its own classes. */
    private static boolean paimonFindsFactory() {
        return FactoryUtil.discoverIdentifiers(
                        FieldAggregator.class.getClassLoader(), FieldAggregatorFactory.class)
                .contains(FunctionFactory.IDENTIFIER);
    }

    private static Diagnostic noFactory(TableDesign design) {
        return NO_FACTORY
                .at(Place.table(design.name()))
                .says("Paimon does not find lakekit's functions")
                .so("rows with user-defined functions could be neither written nor read here")
                .fix(
                        "Put lakekit-core-<version>-functions.jar beside Paimon: with Flink, into"
                                + " the directory lib/ of each process that has Paimon there.");
    }

    private static void canBeMadeAgain(
            TableDesign design, ValueColumn value, List<Diagnostic> found) {
        String column = value.column().name();
        UserFunction<?> function = Objects.requireNonNull(value.function().userFunction());
        String obstacle = obstacle(column, function);
        if (obstacle != null) {
            found.add(
                    NOT_MADE_AGAIN
                            .at(Place.table(design.name()).column(column))
                            .says(
                                    "%s with the options %s cannot be made again: %s",
                                    function.getClass().getName(),
                                    StoredFunction.arguments(function),
                                    obstacle)
                            .so("every merge would fail, or combine rows by something else")
                            .fix(
                                    "Let the thread's context class loader find its class, and its"
                                            + " constructor keep the options as they are."));
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
