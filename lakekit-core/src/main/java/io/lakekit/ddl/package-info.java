/**
 * Designs as SQL statements, made without the engines that run them: {@link
 * io.lakekit.ddl.FlinkDdl} and {@link io.lakekit.ddl.SparkDdl}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.ddl;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
