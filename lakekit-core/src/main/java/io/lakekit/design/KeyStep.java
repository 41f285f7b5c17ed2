package io.lakekit.design;

import io.lakekit.schema.Column;

/**
 * The step that asks for the key of a table, without which there is no builder.
 *
 * @param <B> the builder that follows
 */
@FunctionalInterface
public interface KeyStep<B> {

    /**
     * Sets the primary key: the table keeps one row for each combination of these columns. The
     * partition columns must be among them. Key columns are stored NOT NULL, whatever their handles
     * say.
     *
     * @param first the first column of the key
     * @param more the other columns of the key, in stored order
     */
    B primaryKey(Column<?> first, Column<?>... more);
}
