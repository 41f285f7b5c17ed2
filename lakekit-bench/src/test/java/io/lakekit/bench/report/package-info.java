/**
 * Tests of what a comparison prints and writes, on made-up figures. Measures nothing. Start at
 * {@link io.lakekit.bench.report.SampleResults}.
 */
@NullMarked
package io.lakekit.bench.report;

import org.jspecify.annotations.NullMarked;
