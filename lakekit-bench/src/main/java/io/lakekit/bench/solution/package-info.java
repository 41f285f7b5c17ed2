/**
 * The three table designs under comparison, each with its own way of filling tables and answering
 * the questions, all written with lakekit's public API. They know the events and the shape of the
 * answers, not the truth. What looks copied between them ({@code EventRows} and {@code WideRows},
 * the folds, the {@code *Solution}s) is meant: the effort of each design is counted on its own
 * source, so that none may borrow from another. Start at {@link
 * io.lakekit.bench.solution.Solution}.
 */
@NullMarked
package io.lakekit.bench.solution;

import org.jspecify.annotations.NullMarked;
