/** Types and values of columns in Paimon's form and in Java's. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.value;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
