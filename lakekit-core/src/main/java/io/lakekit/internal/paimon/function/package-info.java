/**
 * User-defined functions inside Paimon: everything that touches Paimon's interface for aggregate
 * functions, which is internal there.
 *
 * <p>Paimon looks up one factory by its name, {@code lakekit}, in its own class loader. Which
 * function a column has is an option of the column, and the class is loaded when rows are first
 * merged, so that a class that cannot be loaded breaks merges of its own table and nothing else.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.paimon.function;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
