package io.lakekit.yaml;

import io.lakekit.design.AggFunction;
import io.lakekit.function.UserFunction;
import java.util.stream.Collectors;

/** Prints functions as {@link FunctionParser} reads them. */
final class FunctionPrinter {

    private FunctionPrinter() {}

    static String print(AggFunction<?> function) {
        UserFunction<?> user = function.userFunction();
        return (user == null ? builtIn(function) : UserFunctionOptions.print(user))
                + (function.limit() == null ? "" : ".limitedTo(" + function.limit() + ")")
                + (function.isIgnoringRetract() ? ".ignoringRetract()" : "");
    }

    private static String builtIn(AggFunction<?> function) {
        String delimiter = function.delimiter();
        String arguments =
                delimiter == null
                        ? function.nestedKey().stream()
                                .map(TypePrinter::name)
                                .collect(Collectors.joining(", "))
                        : TypePrinter.quoted(delimiter);
        return FunctionParser.name(function.kind()) + "(" + arguments + ")";
    }
}
