/**
 * The JMH suite: the same workload objects as the comparison, checked against the truth before
 * anything is timed.
 */
@NullMarked
package io.lakekit.bench.jmh;

import org.jspecify.annotations.NullMarked;
