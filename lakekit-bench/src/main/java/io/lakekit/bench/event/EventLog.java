package io.lakekit.bench.event;

import java.util.List;

/**
 * A log of events in order of arrival, which is read once. Another log that is made in the same way
 * gives the same events.
 */
public interface EventLog extends AutoCloseable {

    /** The next events, at most {@code max}; empty at the end. */
    List<AdEvent> nextChunk(int max);

    /** The ads that the events are about. */
    List<AdDimension> dimensions();

    /** The summary of the events that were read so far; complete at the end. */
    WorkloadSummary summary();

    @Override
    default void close() {}
}
