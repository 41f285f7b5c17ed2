/**
 * The right answers, folded from the raw events by a small program of its own that knows no tables.
 * It repeats what a solution folds, and that is meant: a truth that shares code with what it judges
 * shares its mistakes. Start at {@link io.lakekit.bench.truth.Truth}.
 */
@NullMarked
package io.lakekit.bench.truth;

import org.jspecify.annotations.NullMarked;
