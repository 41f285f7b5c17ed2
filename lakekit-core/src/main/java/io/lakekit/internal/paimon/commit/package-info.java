/**
 * Commits that Paimon by itself would not make safe: into the table they were made for, on the
 * schema and the number of buckets they were prepared for, and by the time zone of the design.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.commit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
