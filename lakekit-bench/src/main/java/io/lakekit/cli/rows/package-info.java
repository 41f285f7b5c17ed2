/**
 * Files of rows, as text with the lines they stand in. Start at {@link
 * io.lakekit.cli.rows.RowsFile}.
 */
@NullMarked
package io.lakekit.cli.rows;

import org.jspecify.annotations.NullMarked;
