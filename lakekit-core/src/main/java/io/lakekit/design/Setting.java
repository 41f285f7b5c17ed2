package io.lakekit.design;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A setting that may be given once: a second value would hide a mistake in shared builder code, so
 * it is reported.
 */
final class Setting<T> {

    private final String name;
    private final Consumer<String> repeated;
    private @Nullable T value;

    Setting(String name, Consumer<String> repeated) {
        this.name = name;
        this.repeated = repeated;
    }

    void set(T given) {
        Objects.requireNonNull(given, name);
        if (value != null) {
            repeated.accept(name);
        }
        value = given;
    }

    T or(T fallback) {
        return value == null ? fallback : value;
    }

    @Nullable T orNull() {
        return value;
    }
}
