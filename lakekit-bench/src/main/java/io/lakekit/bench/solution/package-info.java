/**
 * The three table designs under comparison, each with its own way of filling tables and answering
 * the questions, all written with lakekit's public API. They know the events and the shape of the
 * answers, not the truth. Start at {@link io.lakekit.bench.solution.Solution}.
 */
@NullMarked
package io.lakekit.bench.solution;

import org.jspecify.annotations.NullMarked;
