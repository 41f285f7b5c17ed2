/**
 * SQL text of designs, for engines that need not be there. Start at {@link
 * io.lakekit.ddl.FlinkDdl}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.ddl;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
