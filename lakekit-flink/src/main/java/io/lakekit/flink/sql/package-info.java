/**
 * Functions for Flink SQL over the set columns of summary and wide tables: encode an id, count or
 * estimate a stored set, unite stored sets over a GROUP BY. Start at {@link
 * io.lakekit.flink.sql.DistinctFunctions}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.flink.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
