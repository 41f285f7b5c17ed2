/**
 * Sets of ids as bytes for the four functions that count distinct things: exact bitmaps and two
 * sketches. Encode before a write, estimate and combine after a read. Start at {@link
 * io.lakekit.distinct.DistinctSet}.
 *
 * <p>The bytes are made and read by the very classes with which Paimon merges them, which lie
 * relocated in its jars. Paimon's own wrappers around them can neither count nor intersect, and are
 * internal; the libraries beneath are the formats themselves, and the relocated classes used here
 * are the same in 1.3.1 and 1.4.2, in paimon-common, paimon-bundle and the Flink connector. Should
 * a later version move them, this package alone has to follow.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.distinct;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
