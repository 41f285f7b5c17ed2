/**
 * Explanations, in words and by example, of what a table does with its rows. Start at {@link
 * io.lakekit.explain.Explanation}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.explain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
