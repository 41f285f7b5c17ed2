package io.lakekit.catalog;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text that is never printed, such as a password. Equal by value. */
public final class Secret implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** A secret that hides {@code value}. */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /** The hidden value itself, for code that must hand it on. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The text {@code ***}, whatever the value. */
    @Override
    public String toString() {
        return "***";
    }
}
