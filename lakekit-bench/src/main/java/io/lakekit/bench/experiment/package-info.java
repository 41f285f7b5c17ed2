/**
 * The experiment: ingests the same events with every solution, each in a JVM of its own, checks
 * every answer against the truth, then measures. Start at {@link
 * io.lakekit.bench.experiment.Comparison}.
 */
@NullMarked
package io.lakekit.bench.experiment;

import org.jspecify.annotations.NullMarked;
