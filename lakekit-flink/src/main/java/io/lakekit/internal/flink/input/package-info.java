/**
 * What the streams of a sink may be made of, and how the values of their rows are read by column.
 * Start at {@link io.lakekit.internal.flink.input.Input}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.flink.input;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
