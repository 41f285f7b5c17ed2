/**
 * Proof that a design's rows come out the same in whatever order events arrive, in memory, on a
 * table and by the reference. Start at {@link io.lakekit.proof.OrderProof}. Needs no test library.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.proof;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
