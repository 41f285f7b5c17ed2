/** The spelling of times, and suggestions of the word that was probably meant. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
