/**
 * Recommendations for a described workload: the kind of table, its settings and its sizes, each
 * with its reason. Nothing here measures or opens a table. Start at {@link
 * io.lakekit.advisor.DesignAdvisor}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.advisor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
