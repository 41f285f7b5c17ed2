package io.lakekit.internal.paimon.note;

import io.lakekit.schema.ColumnType;
import java.util.Optional;
import java.util.stream.Stream;

/** The look-up of enums by name, on the class path of the calling thread and on lakekit's own. */
final class EnumClasses {

    private EnumClasses() {}

    /** The column type of an enum; empty if there is no enum of this name here. */
    static Optional<ColumnType<?>> find(String name) {
        return Stream.of(
                        Thread.currentThread().getContextClassLoader(),
                        EnumClasses.class.getClassLoader())
                .flatMap(loader -> load(name, loader).stream())
                .findFirst()
                .map(EnumClasses::type);
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            Class<?> found = Class.forName(name, false, loader);
            return found.isEnum() ? Optional.of(found) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // it is an enum
    private static ColumnType<?> type(Class<?> found) {
        return ColumnType.enumeration((Class) found);
    }
}
