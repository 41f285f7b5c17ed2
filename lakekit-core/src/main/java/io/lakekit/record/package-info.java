/**
 * The binding of Java records to the columns of a design or of one of its slices, by name and
 * checked once. This package knows no table format and holds no rows. Start at {@link
 * io.lakekit.record.RecordCodec}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.record;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
