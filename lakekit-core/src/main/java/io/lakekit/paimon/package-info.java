/**
 * Designs as schemas of Apache Paimon, for those who make tables by Paimon's own catalogs: start at
 * {@link io.lakekit.paimon.PaimonSchemas}. The translation of rows and tables is under {@code
 * io.lakekit.internal.paimon} and is not API; option keys are in these two places only.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.paimon;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
