/**
 * The rows that a table must hold, computed in memory from the rows that were written, without
 * commits and compactions. The computation is meant to be naive. Start at {@link
 * io.lakekit.reference.ReferenceTable}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.reference;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
