/**
 * The schema of a table that a design becomes: options in their normal form, the fingerprint, and
 * the checks that Paimon accepts it and can write a row.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.schema;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
