package io.lakekit.bench.compare;

import io.lakekit.bench.event.Disorder;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.input.FileLog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where events come from: a seed, or files. Every process opens the source itself and gets the same
 * events.
 *
 * @param seed of a generated log
 * @param events how many to generate
 * @param disorder how they arrive late, repeated and out of order
 * @param input the directory of a real log, or null to generate
 * @param mapping the mapping file of a real log, or null for the directory's own or a shipped one
 */
record Source(
        long seed,
        long events,
        Disorder disorder,
        @Nullable String input,
        @Nullable String mapping) {

    EventLog open() {
        return input == null
                ? generated()
                : FileLog.open(Path.of(input), mapping == null ? null : Path.of(mapping), null);
    }

    /** The same, writing the lines that cannot be read to a file. */
    EventLog open(Path rejects) {
        return input == null
                ? generated()
                : FileLog.open(Path.of(input), mapping == null ? null : Path.of(mapping), rejects);
    }

    private EventLog generated() {
        return new GeneratedLog(seed, events, disorder);
    }
}
