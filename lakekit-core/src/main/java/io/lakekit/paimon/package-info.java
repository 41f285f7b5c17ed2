/**
 * Translation of designs, rows and filters to Apache Paimon and back. Every option key lives here;
 * nothing here opens a catalog. Start at {@link io.lakekit.paimon.PaimonSchemas}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.paimon;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
