/**
 * What a design says and its table does not show, noted as an option of the table, and read again.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.note;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
