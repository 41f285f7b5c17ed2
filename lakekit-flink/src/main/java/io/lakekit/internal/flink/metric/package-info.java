/**
 * The metrics of sinks: which there are, and what keeps them. Start at {@link
 * io.lakekit.internal.flink.metric.SinkMetric}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.flink.metric;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
