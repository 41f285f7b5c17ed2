/**
 * The changes that lead from a live table to its design, as values, each with its risk. Start at
 * {@link io.lakekit.change.TableChange}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.change;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
