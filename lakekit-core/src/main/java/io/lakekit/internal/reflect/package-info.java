/** Constants of enums by name, and functions as the options that they are made of. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.reflect;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
