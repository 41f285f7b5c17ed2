/**
 * A file system that fails when told to, beneath tables that are to survive it. Start at {@link
 * io.lakekit.fault.FaultyFileIO}. Needs no test library.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.fault;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
