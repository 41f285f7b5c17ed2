/**
 * Tests of the measuring instruments, child JVMs included. Knows nothing of what is measured. Start
 * at {@link io.lakekit.bench.measure.ChildJvmTest}.
 */
@NullMarked
package io.lakekit.bench.measure;

import org.jspecify.annotations.NullMarked;
