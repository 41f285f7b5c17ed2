package io.lakekit.bench.event;

import java.util.List;

/**
 * Events in order of arrival, read once. Another log made in the same way gives the same events.
 */
public interface EventLog extends AutoCloseable {

    /** The next events, at most {@code max}; empty at the end. */
    List<AdEvent> nextChunk(int max);

    /** The ads the events are about. */
    List<AdDimension> dimensions();

    /** What was read so far; complete at the end. */
    WorkloadSummary summary();

    @Override
    default void close() {}
}
