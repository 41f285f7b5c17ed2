package io.lakekit.internal.reflect;

import io.lakekit.function.UserFunction;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of a user's function: the components of its record, by name in the order declared. A
 * function is its class and these, so it can be told to a file or a table and be made again.
 */
public final class FunctionOptions {

    /** The types that options may have, as sentences say it. */
    public static final String TYPES =
            "int, long, double, boolean, String, an enum, or a List of these";

    private static final Set<Class<?>> PLAIN =
            Set.of(
                    int.class,
                    long.class,
                    double.class,
                    boolean.class,
                    Integer.class,
                    Long.class,
                    Double.class,
                    Boolean.class,
                    String.class);

    private FunctionOptions() {}

    /** Whether an option may have this type, one of {@link #TYPES}. */
    public static boolean mayBe(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            return element instanceof Class<?> && mayBe(element);
        }
        return type instanceof Class<?> plain && (PLAIN.contains(plain) || plain.isEnum());
    }

    /** The options of a class of functions, which is a record, and their types. */
    public static Map<String, Type> types(Class<?> function) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (RecordComponent component : function.getRecordComponents()) {
            types.put(component.getName(), component.getGenericType());
        }
        return types;
    }

    /** The options of a function and their values. */
    public static Map<String, @Nullable Object> values(UserFunction<?> function) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : function.getClass().getRecordComponents()) {
            values.put(component.getName(), value(function, component));
        }
        return values;
    }

    private static @Nullable Object value(UserFunction<?> function, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(function);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "Option '" + component.getName() + "' of " + function + " cannot be read", e);
        }
    }

    /**
     * The function of a class, which is a record, and the values of its options.
     *
     * @param values one value for each option, of its type, in the order declared
     * @throws java.lang.reflect.InvocationTargetException if the constructor refuses the values
     * @throws ReflectiveOperationException if the class cannot be made at all
     */
    public static <F> F make(Class<F> function, Collection<?> values)
            throws ReflectiveOperationException {
        Constructor<F> constructor =
                function.getDeclaredConstructor(
                        Stream.of(function.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
    }
}
