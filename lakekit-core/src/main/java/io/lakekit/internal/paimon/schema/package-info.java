/**
 * What is stored of a design as the schema of a table: options in their normal form, the
 * fingerprint, and whether Paimon takes it and can write a row.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.schema;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
