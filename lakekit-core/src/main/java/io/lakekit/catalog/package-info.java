/**
 * Sessions on a warehouse or catalog, which create, open, change and import tables, and refuse a
 * live table that differs from its design. Start at {@link io.lakekit.catalog.Lake}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
