/**
 * Functions that combine the values of a column and that users write: pure, and small enough to
 * travel without the rest of lakekit to the class path of a cluster.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.function;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
