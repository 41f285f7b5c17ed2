/**
 * Catalog sessions: open a warehouse, create a design's table or refuse a live one that differs.
 * Start at {@link io.lakekit.catalog.Lake}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
