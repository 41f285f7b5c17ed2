/**
 * The measuring of whole processes: child JVMs, CPU time, bytes, latencies. This package does not
 * know what is measured. Start at {@link io.lakekit.bench.measure.ChildJvm}.
 */
@NullMarked
package io.lakekit.bench.measure;

import org.jspecify.annotations.NullMarked;
