/** Checks as values: a code, and what looks for it in a design, a job or whatever else. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.check;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
