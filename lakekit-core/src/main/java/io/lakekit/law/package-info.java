/**
 * Proof that a user's function keeps the laws that merging asks of it. Start at {@link
 * io.lakekit.law.FunctionLaws}. Needs no test library.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.law;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
