package io.lakekit.bench.input;

import org.jspecify.annotations.Nullable;

/** What a template or filter can ask of a line, or of one element of a line. */
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
