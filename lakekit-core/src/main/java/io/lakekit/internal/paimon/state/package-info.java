/**
 * The state of a live table at one moment: its partitions and past states, and the operation that
 * its options need.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.state;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
