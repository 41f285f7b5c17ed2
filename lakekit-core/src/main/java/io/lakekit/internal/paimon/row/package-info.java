/** Rows and filters in Paimon's form, and the checks of rows before they are written. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.row;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
