package io.lakekit.yaml;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.function.UserFunction;
import io.lakekit.internal.reflect.FunctionOptions;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A user-defined function as its class and options by name: {@code com.example.TopN(n = 3)}. */
final class UserFunctionOptions {

    private static final Map<Class<?>, Function<String, Object>> WORDS =
            Map.of(
                    int.class, Integer::valueOf,
                    Integer.class, Integer::valueOf,
                    long.class, Long::valueOf,
                    Long.class, Long::valueOf,
                    double.class, Double::valueOf,
                    Double.class, Double::valueOf,
                    boolean.class, UserFunctionOptions::truth,
                    Boolean.class, UserFunctionOptions::truth);

    private final Class<? extends Record> type;
    private final Map<String, Type> types;
    private final Tokens tokens;

    private UserFunctionOptions(Class<? extends Record> type, Tokens tokens) {
        this.type = type;
        this.types = FunctionOptions.types(type);
        this.tokens = tokens;
    }

    static String print(UserFunction<?> function) {
        List<String> options = new ArrayList<>();
        FunctionOptions.values(function)
                .forEach((name, value) -> options.add(name + " = " + shown(value)));
        return function.getClass().getName() + "(" + String.join(", ", options) + ")";
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(UserFunctionOptions::shown)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof String text ? TypePrinter.quoted(text) : String.valueOf(value);
    }

    /** Reads the options up to the closing bracket. */
    static AggFunction<?> make(Class<? extends Record> type, Tokens tokens) {
        UserFunctionOptions reader = new UserFunctionOptions(type, tokens);
        return userDefined(reader.construct(reader.options()));
    }

    @SuppressWarnings("unchecked") // the class was seen to be both
    private static <F extends Record & UserFunction<Object>> AggFunction<?> userDefined(
            Record made) {
        return AggFunctions.userDefined((F) made);
    }

    private Map<String, Object> options() {
        Map<String, Object> given = new LinkedHashMap<>();
        while (!tokens.skipSymbol(")")) {
            if (!given.isEmpty()) {
                tokens.symbol(",");
            }
            String option = tokens.word("the name of an option");
            Type wanted = types.get(option);
            if (wanted == null) {
                throw unknown(option);
            }
            tokens.symbol("=");
            if (given.containsKey(option)) {
                throw tokens.unreadable("option '" + option + "' is given twice");
            }
            given.put(option, value(wanted));
        }
        return given;
    }

    private UnreadableException unknown(String option) {
        return tokens.unreadable(
                type.getSimpleName() + " has no option '" + Suggestions.shown(option) + "'",
                Suggestions.wayOut(option, types.keySet()));
    }

    private Object value(Type wanted) {
        if (wanted instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(list.getActualTypeArguments()[0]);
        }
        if (wanted == String.class) {
            return tokens.text();
        }
        String word = tokens.word(wanted.getTypeName());
        if (wanted instanceof Class<?> constants && constants.isEnum()) {
            return NamedClass.constant(constants, word);
        }
        return number(wanted, word);
    }

    private Object number(Type wanted, String word) {
        Function<String, Object> reading =
                wanted instanceof Class<?> plain ? WORDS.get(plain) : null;
        if (reading == null) {
            throw tokens.unreadable(
                    "an option is of type " + wanted.getTypeName(),
                    "Use " + FunctionOptions.TYPES + ".");
        }
        try {
            return reading.apply(word);
        } catch (NumberFormatException e) {
            throw tokens.unreadable(
                    "'" + Suggestions.shown(word) + "' is not of type " + wanted.getTypeName());
        }
    }

    private static Boolean truth(String word) {
        if (!word.equals("true") && !word.equals("false")) {
            throw new NumberFormatException(word);
        }
        return Boolean.valueOf(word);
    }

    private List<Object> list(Type element) {
        List<Object> items = new ArrayList<>();
        tokens.symbol("[");
        while (!tokens.skipSymbol("]")) {
            if (!items.isEmpty()) {
                tokens.symbol(",");
            }
            items.add(value(element));
        }
        return List.copyOf(items);
    }

    private Record construct(Map<String, Object> options) {
        List<Object> values = new ArrayList<>();
        for (String name : types.keySet()) {
            Object value = options.get(name);
            if (value == null) {
                throw tokens.unreadable(
                        "option '" + name + "' is missing",
                        "Give all of " + String.join(", ", types.keySet()) + " by name.");
            }
            values.add(value);
        }
        try {
            return FunctionOptions.make(type, values);
        } catch (InvocationTargetException e) {
            throw tokens.unreadable(
                    refusal(e.getTargetException()), "Give it options that it takes.");
        } catch (ReflectiveOperationException | InaccessibleObjectException | LinkageError e) {
            throw NamedClass.unusable(type.getName(), "cannot be made: " + e, "Repair the class.");
        }
    }

    private static String refusal(Throwable cause) {
        String message = cause.getMessage();
        return Suggestions.shown(message == null ? cause.toString() : message);
    }
}
