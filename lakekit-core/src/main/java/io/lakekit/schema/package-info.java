/**
 * Columns of a lake table, their types, filters made from them and untyped rows: pure values that
 * know no table format. Start at {@link io.lakekit.schema.Column}.
 */
@NullMarked
package io.lakekit.schema;

import org.jspecify.annotations.NullMarked;
