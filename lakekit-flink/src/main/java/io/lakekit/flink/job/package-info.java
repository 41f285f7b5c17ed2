/**
 * Records of jobs that use lakekit: their types for Flink, and records out of changelogs. Start at
 * {@link io.lakekit.flink.job.RecordTypes}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.flink.job;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
