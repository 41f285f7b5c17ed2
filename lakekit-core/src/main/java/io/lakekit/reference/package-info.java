/**
 * What a table must hold, folded in memory from the rows written, knowing neither commits nor
 * compaction. Deliberately naive. Start at {@link io.lakekit.reference.ReferenceTable}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.reference;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
