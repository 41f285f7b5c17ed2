/** Rows and filters of a design as Paimon has them, and what no row of a table may hold. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.row;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
