/** The spelling of times, wrapped lines, and the word that was probably meant. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
