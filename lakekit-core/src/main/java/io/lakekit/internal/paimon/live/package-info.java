/** The way back: the design of a live table, however that was made. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.live;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
