/**
 * SQL text of designs, for engines that need not be there: {@link io.lakekit.ddl.FlinkDdl} and
 * {@link io.lakekit.ddl.SparkDdl}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.ddl;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
