/**
 * The right answers, folded from the raw events by a small program of its own that knows no tables.
 * Start at {@link io.lakekit.bench.truth.Truth}.
 */
@NullMarked
package io.lakekit.bench.truth;

import org.jspecify.annotations.NullMarked;
