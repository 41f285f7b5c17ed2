/**
 * Guards that make Paimon's commits safe: into the table that they were made for, with the schema
 * and the number of buckets that they were prepared for, and by the time zone of the design.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.commit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
