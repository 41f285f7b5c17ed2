/**
 * What a row of a design becomes, in words and by example. Start at {@link
 * io.lakekit.explain.Explanation}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.explain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
