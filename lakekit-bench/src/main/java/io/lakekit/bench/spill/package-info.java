/**
 * Records grouped by a hash within a bounded heap: what does not fit goes to files. Start at {@link
 * io.lakekit.bench.spill.Spill}.
 */
@NullMarked
package io.lakekit.bench.spill;

import org.jspecify.annotations.NullMarked;
