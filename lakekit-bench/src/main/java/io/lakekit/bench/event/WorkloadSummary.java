package io.lakekit.bench.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a log.
 *
 * @param source {@code generated} or {@code files}
 * @param seed what it was generated from, or null
 * @param events events, repeated ones included
 * @param distinctEvents events, repeated ones counted once
 * @param requests distinct requests
 * @param streams events by stage, repeated ones included
 * @param late events that arrived more than a minute after they happened, or null if arrival is
 *     unknown
 * @param duplicates events that had arrived before
 * @param rejected lines that could not be read
 * @param lines lines read, without headers, one that feeds several streams counted once; or null if
 *     the log was generated
 * @param inputs the same by stream of the mapping, or null if the log was generated
 * @param days distinct UTC days of request time, or null if the log was generated
 * @param partition what one partition of the tables holds, chosen by the days; null is a day
 */
public record WorkloadSummary(
        String source,
        @Nullable Long seed,
        long events,
        long distinctEvents,
        long requests,
        SortedMap<Stage, Long> streams,
        @Nullable Long late,
        long duplicates,
        long rejected,
        @Nullable Long lines,
        @Nullable List<StreamCount> inputs,
        @Nullable Long days,
        @Nullable Period partition) {

    /** Keeps an unmodifiable copy of the counts. */
    public WorkloadSummary {
        streams = Collections.unmodifiableSortedMap(new TreeMap<>(streams));
        inputs = inputs == null ? null : List.copyOf(inputs);
    }

    /** The span of time that one partition of the tables holds. */
    public Period period() {
        return partition == null ? Period.DAY : partition;
    }
}
