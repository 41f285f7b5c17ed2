/**
 * The way from a live table to its design: where they differ, and the changes and steps that lead
 * from one to the other, with their risks.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.plan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
