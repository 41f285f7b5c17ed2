package io.lakekit.advisor;

import java.io.Serializable;
import java.util.Objects;

/**
 * A stream of events that fills the table. Its numbers are judged together with the rest of the
 * {@link Workload}.
 *
 * @param name the name of the stream, such as {@code click}
 * @param eventsPerSecond the mean rate of the stream over a day
 * @param bytesPerRow the size of one of its rows in the files, in bytes, compressed
 * @param columns the number of columns beside the key that it supplies, or 0 if that is not known
 */
public record EventStream(String name, double eventsPerSecond, double bytesPerRow, int columns)
        implements Serializable {

    public EventStream {
        Objects.requireNonNull(name, "name");
    }

    /** A stream whose number of columns is not known. */
    public static EventStream of(String name, double eventsPerSecond, double bytesPerRow) {
        return new EventStream(name, eventsPerSecond, bytesPerRow, 0);
    }

    /** A copy of this stream that supplies this many columns beside the key. */
    public EventStream columns(int count) {
        return new EventStream(name, eventsPerSecond, bytesPerRow, count);
    }

    @Override
    public String toString() {
        return "stream '" + name + "'";
    }
}
