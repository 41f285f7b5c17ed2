package io.lakekit.design;

import io.lakekit.schema.Column;

/**
 * The step that gives a keyed table its key, without which there is no builder.
 *
 * @param <B> the builder that follows
 */
@FunctionalInterface
public interface KeyStep<B> {

    /**
     * One row is kept per combination of these columns; partition columns must be among them.
     *
     * @param first a column of the key
     * @param more the others
     */
    B primaryKey(Column<?> first, Column<?>... more);
}
