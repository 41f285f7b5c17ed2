/** What all parts of a job share: how Flink sees its records, and the uids of its operators. */
@NullMarked
@CheckReturnValue
package io.lakekit.internal.flink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
