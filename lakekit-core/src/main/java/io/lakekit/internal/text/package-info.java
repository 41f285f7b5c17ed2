/** How times are spelled, and which word was probably meant. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
