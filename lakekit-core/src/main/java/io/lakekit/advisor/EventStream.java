package io.lakekit.advisor;

import java.io.Serializable;
import java.util.Objects;

/**
 * One stream of events that fills the table. Its numbers are judged together with the rest of the
 * {@link Workload}.
 *
 * @param name what the stream is called, as {@code click}
 * @param eventsPerSecond its mean rate over a day
 * @param bytesPerRow what one of its rows takes in the files, compressed
 * @param columns how many columns beside the key it supplies, or 0 if that is not known
 */
public record EventStream(String name, double eventsPerSecond, double bytesPerRow, int columns)
        implements Serializable {

    public EventStream {
        Objects.requireNonNull(name, "name");
    }

    /** A stream whose columns are not counted. */
    public static EventStream of(String name, double eventsPerSecond, double bytesPerRow) {
        return new EventStream(name, eventsPerSecond, bytesPerRow, 0);
    }

    /** The same stream, supplying this many columns beside the key. */
    public EventStream columns(int count) {
        return new EventStream(name, eventsPerSecond, bytesPerRow, count);
    }

    @Override
    public String toString() {
        return "stream '" + name + "'";
    }
}
