/**
 * Designs of lake tables as immutable values, the builders that make them and the rules that judge
 * them. No I/O, no table format: the translation reads these values. Start at {@link
 * io.lakekit.design.WideTable}, {@link io.lakekit.design.SummaryTable}, {@link
 * io.lakekit.design.AppendTable} or {@link io.lakekit.design.HybridTable}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.design;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
