package io.lakekit.bench.experiment;

import io.lakekit.bench.event.Disorder;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.input.FileLog;
import io.lakekit.bench.input.PreparedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The source of events: a seed, or files. Every process opens the source itself and gets the same
 * events; files are read once, and what was read is opened from then on.
 *
 * @param seed of a generated log
 * @param events how many to generate
 * @param disorder how they arrive late, repeated and out of order
 * @param input the directory of a real log, or null to generate
 * @param mapping the mapping file of a real log, or null for the directory's own or a shipped one
 * @param prepared the directory where a real log was left that was read, or null
 */
public record Source(
        long seed,
        long events,
        Disorder disorder,
        @Nullable String input,
        @Nullable String mapping,
        @Nullable String prepared) {

    /**
     * A copy of this source whose files are read and checked.
     *
     * @param work where to leave what was read
     * @param rejects where the lines go that cannot be read
     */
    Source prepare(Path work, Path rejects) {
        if (input == null) {
            return this;
        }
        try {
            Files.createDirectories(work);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + work, e);
        }
        Path given = mapping == null ? null : Path.of(mapping);
        FileLog.prepare(Path.of(input), given, rejects, work).close();
        return new Source(seed, events, disorder, input, mapping, work.toString());
    }

    /** The events of what was generated or prepared. */
    EventLog open() {
        if (prepared != null) {
            return PreparedLog.open(Path.of(prepared));
        }
        if (input != null) {
            throw new IllegalStateException("the files of " + input + " were not read yet");
        }
        return new GeneratedLog(seed, events, disorder);
    }
}
