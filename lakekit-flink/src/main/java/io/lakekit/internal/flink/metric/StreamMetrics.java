package io.lakekit.internal.flink.metric;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.ChangeKind;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one task of a stream. They belong to an attempt of the job: after a restart they
 * start again, and count rows that are read again.
 */
public final class StreamMetrics {

    private final MetricGroup group;
    private final Counter accepted;
    private final Map<ChangeKind, Counter> changes = new EnumMap<>(ChangeKind.class);
    private final Map<String, Counter> refused = new HashMap<>();
    private final EventTimes times;

    private StreamMetrics(MetricGroup group, EventTimes times) {
        this.group = group;
        this.accepted = SinkMetric.ACCEPTED_ROWS.counter(group);
        this.times = times;
    }

    /**
     * The metrics of a stream, below those of its operator.
     *
     * @param slice the slice that the stream fills, or null if it writes whole rows
     * @param stream the name of the stream
     * @param stored the columns of the table in its order
     * @param clock the clock by which events are old
     */
    public static StreamMetrics of(
            MetricGroup operator,
            TableDesign design,
            @Nullable Slice<?> slice,
            String stream,
            List<String> stored,
            Clock clock) {
        return new StreamMetrics(
                SinkMetric.stream(operator, design.name().toString(), stream),
                EventTimes.of(design, slice, stored, clock));
    }

    /** Counts a row that goes to the writers. */
    public void accepted(InternalRow row) {
        accepted.inc();
        if (times.take(row)) {
            SinkMetric.FRESHNESS.gauge(group, times::ageMillis);
        }
    }

    /** Counts a change that fits. */
    public void changed(ChangeKind kind) {
        changes.computeIfAbsent(
                        kind,
                        first -> {
                            String name = first.name().toLowerCase(Locale.ROOT);
                            return SinkMetric.ACCEPTED_CHANGES.counter(
                                    SinkMetric.kind(group, name));
                        })
                .inc();
    }

    /** Counts a row that was refused by the finding of this code. */
    public void refused(String code) {
        refused.computeIfAbsent(
                        code,
                        first -> SinkMetric.REFUSED_ROWS.counter(SinkMetric.reason(group, first)))
                .inc();
    }
}
