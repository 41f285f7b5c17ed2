/** The comparison of the rows of a table with those that it must hold. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.diff;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
