/**
 * The comparison of a live table with its design, and the changes and steps that lead from one to
 * the other, with their risks.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.plan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
