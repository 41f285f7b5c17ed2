/**
 * Checks for trouble that only shows while a table is used, and that Paimon does not report: rows
 * that wait for a compactor, partitions that nothing expires, readers that stand still. Start at
 * {@link io.lakekit.health.HealthReport}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
