/**
 * The options of Paimon: which there are, which ones a design becomes, and what is wrong with raw
 * ones.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.option;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
