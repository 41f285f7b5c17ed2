package io.lakekit.bench.input;

import org.jspecify.annotations.Nullable;

/** A line, or one element of a line, as templates and filters read it. */
@FunctionalInterface
interface Line {

    /**
     * The value of a column or key: empty text if it is there without a value, null if it is not
     * there.
     *
     * @throws IllegalArgumentException if it holds an array or object
     */
    @Nullable String value(String name);
}
