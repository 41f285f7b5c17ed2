/**
 * Flink jobs that fill lakekit tables: typed streams in, one commit per checkpoint out. Nothing
 * here reads a table or decides what one looks like. Start at {@link
 * io.lakekit.flink.sink.LakeSink}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.flink.sink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
