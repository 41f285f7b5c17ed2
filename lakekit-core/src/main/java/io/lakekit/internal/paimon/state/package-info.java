/**
 * What a live table is at a moment: its partitions and past states, and what its options ask of
 * those who run it.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.state;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
