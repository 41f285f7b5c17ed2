package io.lakekit.yaml;

import io.lakekit.function.UserFunction;
import io.lakekit.internal.reflect.EnumConstants;
import io.lakekit.yaml.UnreadableException.Expected;
import java.util.List;
import java.util.stream.Stream;

/** The look-up of classes by name, through the thread's context class loader. */
final class NamedClass {

    private NamedClass() {}

    static Class<?> ofEnum(String name) {
        Class<?> type = load(name);
        if (!type.isEnum()) {
            throw unusable(
                    name, "is not an enum", "Name an enum, or declare the column as STRING.");
        }
        return type;
    }

    static Class<? extends Record> ofFunction(String name) {
        Class<?> type = load(name);
        if (!type.isRecord() || !UserFunction.class.isAssignableFrom(type)) {
            throw unusable(
                    name,
                    "is not a record that implements " + UserFunction.class.getName(),
                    "Name a function of that kind.");
        }
        return type.asSubclass(Record.class);
    }

    static boolean exists(String name) {
        try {
            return load(name) != null;
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** The class of a name. It is not initialised, because a text may name any class. */
    private static Class<?> load(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(
                    name, false, context == null ? NamedClass.class.getClassLoader() : context);
        } catch (ClassNotFoundException | LinkageError e) {
            throw unusable(
                    name,
                    "is not on the class path",
                    "Add its jar, and write '$' before the name of a class inside another.");
        }
    }

    /** The constants of an enum, in the order declared. */
    static List<Enum<?>> constants(Class<?> type) {
        try {
            return Stream.of(type.getEnumConstants())
                    .<Enum<?>>map(constant -> (Enum<?>) constant)
                    .toList();
        } catch (LinkageError e) {
            throw unusable(type.getName(), "cannot be initialised: " + e, "Repair the class.");
        }
    }

    static Enum<?> constant(Class<?> type, String name) {
        List<String> names = constants(type).stream().map(Enum::name).toList();
        Enum<?> constant = EnumConstants.find(type, name);
        if (constant == null) {
            throw new UnreadableException(
                    Expected.WORD,
                    type.getSimpleName() + " has no such constant",
                    Suggestions.wayOut(name, names));
        }
        return constant;
    }

    static UnreadableException unusable(String name, String reason, String wayOut) {
        return new UnreadableException(
                Expected.CLASS, Suggestions.shown(name) + " " + Suggestions.shown(reason), wayOut);
    }
}
