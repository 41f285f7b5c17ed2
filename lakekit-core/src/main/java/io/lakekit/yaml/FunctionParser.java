package io.lakekit.yaml;

import com.google.common.base.CaseFormat;
import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.yaml.UnreadableException.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the function by which values combine, in the words of Java: {@code sum()}, {@code
 * listAgg('; ')}, {@code nestedUpdate(id).ignoringRetract()}; a user-defined function by its class
 * and its options by name: {@code com.example.TopN(n = 3)}.
 */
final class FunctionParser {

    private static final String EXAMPLE =
            "Write it as in Java, such as sum(), listAgg('; ') or nestedUpdate(id).ignoringRetract().";

    private static final Map<String, AggFunction<?>> PLAIN =
            Stream.<AggFunction<?>>of(
                            AggFunctions.sum(),
                            AggFunctions.count(),
                            AggFunctions.product(),
                            AggFunctions.max(),
                            AggFunctions.min(),
                            AggFunctions.latest(),
                            AggFunctions.latestNonNull(),
                            AggFunctions.first(),
                            AggFunctions.firstNonNull(),
                            AggFunctions.boolAnd(),
                            AggFunctions.boolOr(),
                            AggFunctions.collect(),
                            AggFunctions.collectDistinct(),
                            AggFunctions.mergeMap(),
                            AggFunctions.rbm32(),
                            AggFunctions.rbm64(),
                            AggFunctions.hllSketch(),
                            AggFunctions.thetaSketch())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    function -> name(function.kind()), Function.identity()));

    private static final String LIST_AGG = name(AggFunction.Kind.LIST_AGG);
    private static final String NESTED_UPDATE = name(AggFunction.Kind.NESTED_UPDATE);

    private final Tokens tokens;

    private FunctionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static AggFunction<?> function(String text) {
        return new FunctionParser(new Tokens(text, Expected.FUNCTION, EXAMPLE)).function();
    }

    /** The name of the function in Java. */
    static String name(AggFunction.Kind kind) {
        return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, kind.name());
    }

    private AggFunction<?> function() {
        AggFunction<?> function = called(tokens.word("a function"));
        while (tokens.peek().kind() != Tokens.Kind.END) {
            if (tokens.skipWord(".limitedTo")) {
                tokens.symbol("(");
                function = function.limitedTo(tokens.number());
            } else if (tokens.skipWord(".ignoringRetract")) {
                tokens.symbol("(");
                function = function.ignoringRetract();
            } else {
                throw tokens.expected("the end or '.ignoringRetract()'");
            }
            tokens.symbol(")");
        }
        return function;
    }

    private AggFunction<?> called(String name) {
        AggFunction<?> plain = PLAIN.get(name);
        boolean known = plain != null || name.equals(LIST_AGG) || name.equals(NESTED_UPDATE);
        if (!known && !name.contains(".") && !NamedClass.exists(name)) {
            throw unknown(name);
        }
        tokens.symbol("(");
        if (!known) {
            return UserFunctionOptions.make(NamedClass.ofFunction(name), tokens);
        }
        AggFunction<?> function = plain == null ? withArguments(name) : plain;
        tokens.symbol(")");
        return function;
    }

    private UnreadableException unknown(String name) {
        TreeSet<String> names = new TreeSet<>(PLAIN.keySet());
        names.add(LIST_AGG);
        names.add(NESTED_UPDATE);
        return tokens.unreadable(
                "there is no '" + Suggestions.shown(name) + "'", Suggestions.wayOut(name, names));
    }

    private AggFunction<?> withArguments(String name) {
        return name.equals(LIST_AGG)
                ? AggFunctions.listAgg(tokens.text())
                : AggFunctions.nestedUpdate(key());
    }

    private Column<?>[] key() {
        List<Column<?>> key = new ArrayList<>();
        while (!tokens.peek().isSymbol(")")) {
            if (!key.isEmpty()) {
                tokens.symbol(",");
            }
            key.add(Column.of(tokens.name("the name of a field"), ColumnType.STRING));
        }
        return key.toArray(Column<?>[]::new);
    }
}
