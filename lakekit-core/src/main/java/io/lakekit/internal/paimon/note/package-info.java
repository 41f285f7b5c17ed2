/**
 * Notes about a design that its table does not show, stored as an option of the table and read
 * again.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.note;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
