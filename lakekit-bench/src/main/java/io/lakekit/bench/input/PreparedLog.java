package io.lakekit.bench.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.WorkloadSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A log that was read and checked before, with its events in order of arrival, its ads and its
 * counts.
 */
public final class PreparedLog implements EventLog {

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule());

    private final Path directory;
    private final EntryFile.Reader events;

    private PreparedLog(Path directory) {
        this.directory = directory;
        this.events = new EntryFile.Reader(events(directory));
    }

    /** Opens a log that {@link FileLog#prepare} left in a directory. */
    public static PreparedLog open(Path directory) {
        return new PreparedLog(directory);
    }

    static Path events(Path directory) {
        return directory.resolve("events");
    }

    static void write(Path directory, List<AdDimension> ads, WorkloadSummary summary) {
        try {
            JSON.writeValue(directory.resolve("ads.json").toFile(), ads);
            JSON.writeValue(directory.resolve("summary.json").toFile(), summary);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory, e);
        }
    }

    @Override
    public List<AdEvent> nextChunk(int max) {
        List<AdEvent> chunk = new ArrayList<>();
        while (chunk.size() < max) {
            Entry entry = events.next();
            if (entry == null) {
                break;
            }
            chunk.add(entry.event());
        }
        return chunk;
    }

    @Override
    public List<AdDimension> dimensions() {
        try {
            return List.of(
                    JSON.readValue(directory.resolve("ads.json").toFile(), AdDimension[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read from " + directory, e);
        }
    }

    @Override
    public WorkloadSummary summary() {
        try {
            return JSON.readValue(
                    directory.resolve("summary.json").toFile(), WorkloadSummary.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read from " + directory, e);
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
