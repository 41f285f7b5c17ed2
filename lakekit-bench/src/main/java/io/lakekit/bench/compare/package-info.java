/**
 * The main job: ingests the same events with every solution, each in a JVM of its own, checks every
 * answer against the truth, then measures. Start at {@link
 * io.lakekit.bench.compare.CompareCommand}.
 */
@NullMarked
package io.lakekit.bench.compare;

import org.jspecify.annotations.NullMarked;
