/**
 * Findings as values: what is wrong, where, what it leads to and the way out. Nothing here knows
 * what is being checked. Start at {@link io.lakekit.diagnostic.Diagnostic}.
 */
@NullMarked
package io.lakekit.diagnostic;

import org.jspecify.annotations.NullMarked;
