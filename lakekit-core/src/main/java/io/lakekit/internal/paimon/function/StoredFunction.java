package io.lakekit.internal.paimon.function;

import io.lakekit.function.UserFunction;
import io.lakekit.internal.reflect.EnumConstants;
import io.lakekit.internal.reflect.FunctionOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.paimon.utils.JsonSerdeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A user-defined function as options of its column: the name of its class and its components as
 * JSON, in the order declared, so that equal functions are equal text.
 */
public final class StoredFunction {

    private StoredFunction() {}

    /** The key of the option that names a column's function. */
    public static String classOption(String field) {
        return FieldOption.of(field, FieldOption.CLASS).key();
    }

    /** The key of the option that holds the components of a column's function. */
    public static String argumentsOption(String field) {
        return FieldOption.of(field, FieldOption.ARGUMENTS).key();
    }

    /** The components as JSON. */
    public static String arguments(UserFunction<?> function) {
        Map<String, @Nullable Object> arguments = FunctionOptions.values(function);
        arguments.replaceAll((name, value) -> plain(value));
        return JsonSerdeUtil.toFlatJson(arguments);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(StoredFunction::plain).toList();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /**
     * The function as merges would make it, from its name and components alone.
     *
     * @throws RuntimeException naming the column, if its class is not found here or refuses the
     *     components
     */
    public static UserFunction<?> madeAgain(String field, UserFunction<?> function) {
        return made(field, function.getClass().getName(), arguments(function));
    }

    /**
     * The function of a column of a live table, from the name of its class and its components.
     *
     * @throws RuntimeException naming the column, if its class is not found here or refuses the
     *     components
     */
    public static UserFunction<?> made(String field, String type, @Nullable String arguments) {
        return make(FunctionClasses.load(field, type), arguments);
    }

    /**
     * The function of a class and its arguments.
     *
     * @throws IllegalArgumentException if the class is not a user-defined function that is a
     *     record, or its components are not these
     */
    static UserFunction<?> make(Class<?> type, @Nullable String arguments) {
        if (!type.isRecord() || !UserFunction.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is not a record that implements "
                            + UserFunction.class.getName());
        }
        Map<String, ?> given =
                arguments == null ? Map.of() : JsonSerdeUtil.parseJsonMap(arguments, Object.class);
        Map<String, Type> types = FunctionOptions.types(type);
        if (!given.keySet().equals(types.keySet())) {
            throw new IllegalArgumentException(
                    "The table was made with the options "
                            + given.keySet()
                            + " of "
                            + type.getName()
                            + ", whose class now has "
                            + types.keySet());
        }
        List<Object> values = new ArrayList<>();
        types.forEach(
                (name, wanted) ->
                        values.add(option(wanted, Objects.requireNonNull(given.get(name), name))));
        return construct(type, values);
    }

    private static UserFunction<?> construct(Class<?> type, List<Object> values) {
        try {
            return (UserFunction<?>) FunctionOptions.make(type, values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " refuses the options " + values + ": " + e.getCause(),
                    e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be initialised: " + e.getCause(), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made: " + e, e);
        }
    }

    /** JSON has one kind of whole number and one of others. */
    private static Object option(Type type, Object given) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return ((List<?>) given).stream().map(item -> option(element, item)).toList();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return constant(plain, (String) given);
        }
        if (plain == long.class || plain == Long.class) {
            return ((Number) given).longValue();
        }
        if (plain == double.class || plain == Double.class) {
            return Double.valueOf(given.toString());
        }
        return given;
    }

    private static Object constant(Class<?> type, String name) {
        Enum<?> constant = EnumConstants.find(type, name);
        if (constant == null) {
            throw new IllegalArgumentException(type.getName() + " has no constant '" + name + "'");
        }
        return constant;
    }
}
