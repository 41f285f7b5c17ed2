/**
 * The JMH suite. It uses the same events and solutions as the comparison, which are checked against
 * the truth before anything is timed.
 */
@NullMarked
package io.lakekit.bench.jmh;

import org.jspecify.annotations.NullMarked;
