package io.lakekit.internal.reflect;

import org.jspecify.annotations.Nullable;

/** The constants of enums by name, as they are stored. */
public final class EnumConstants {

    private EnumConstants() {}

    /**
     * The constant of this name, or null if there is none.
     *
     * @throws LinkageError if the enum cannot be initialised
     */
    public static @Nullable Enum<?> find(Class<?> type, String name) {
        for (Object candidate : type.getEnumConstants()) {
            Enum<?> constant = (Enum<?>) candidate;
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
