/** Values of columns for proofs: random ones, smaller ones, and as one line of text. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.value;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
