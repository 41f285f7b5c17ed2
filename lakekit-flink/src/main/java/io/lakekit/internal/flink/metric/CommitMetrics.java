package io.lakekit.internal.flink.metric;

import java.time.Clock;
import java.util.OptionalLong;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** The metrics of the commits into one table, kept by the one task that commits. */
public final class CommitMetrics {

    private final MetricGroup group;
    private final Clock clock;

    // Written by the task, read by reporters.
    private volatile long newestMillis;
    private volatile long durationNanos = -1;
    private volatile long levelZero = -1;

    private CommitMetrics(MetricGroup group, Clock clock, long newestMillis) {
        this.group = group;
        this.clock = clock;
        this.newestMillis = newestMillis;
        SinkMetric.SINCE_COMMIT.gauge(group, this::secondsSinceLast);
    }

    /**
     * The metrics of a table, below those of the operator that commits.
     *
     * @param newestMillis when the job's newest snapshot was made, or the job started, in
     *     milliseconds since 1970
     */
    public static CommitMetrics of(
            MetricGroup operator, String table, Clock clock, long newestMillis) {
        return new CommitMetrics(SinkMetric.table(operator, table), clock, newestMillis);
    }

    /** Notes that all rows up to a checkpoint are in the table, as nothing had to be committed. */
    public void complete() {
        newestMillis = clock.millis();
    }

    /**
     * Notes a commit, after which all rows up to a checkpoint are in the table.
     *
     * @param files the files at level 0 after it, empty if they could not be counted; null if the
     *     table has no levels
     */
    public void committed(long nanos, @Nullable OptionalLong files) {
        boolean first = durationNanos < 0;
        durationNanos = nanos;
        complete();
        if (first) {
            SinkMetric.COMMIT_DURATION.gauge(group, () -> durationNanos / 1_000_000);
        }
        if (files != null) {
            levelZero = files.orElse(-1);
            if (first) {
                SinkMetric.LEVEL_ZERO_FILES.gauge(group, () -> levelZero);
            }
        }
    }

    private long secondsSinceLast() {
        return Math.max(0, (clock.millis() - newestMillis) / 1_000);
    }
}
