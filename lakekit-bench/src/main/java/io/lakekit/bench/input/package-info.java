/**
 * Real logs read through one small mapping file, and generated ones written so that a mapping reads
 * them back. No code per data set. Start at {@link io.lakekit.bench.input.FileLog}.
 */
@NullMarked
package io.lakekit.bench.input;

import org.jspecify.annotations.NullMarked;
