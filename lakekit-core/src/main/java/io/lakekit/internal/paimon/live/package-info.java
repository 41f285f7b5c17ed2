/** The way back from a table to a design, whoever made the table. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.live;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
