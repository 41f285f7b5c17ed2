/**
 * Opened tables: typed writers that commit many streams at once, readers that return typed rows,
 * and compaction on demand. Start at {@link io.lakekit.table.LakeTable}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.table;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
