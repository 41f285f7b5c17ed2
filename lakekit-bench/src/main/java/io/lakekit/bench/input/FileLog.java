package io.lakekit.bench.input;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.Stage;
import io.lakekit.bench.event.WorkloadSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of the files of a directory. Files are read side by side and merged by the time of
 * their events, each file keeping its own order. A line that cannot be read, or that gives a
 * request and ad another request time than a line before, is rejected and counted, never fatal; a
 * file that is missing or damaged is.
 */
public final class FileLog implements EventLog {

    private final List<AdDimension> dimensions = new ArrayList<>();
    private final PriorityQueue<PartReader> readers =
            new PriorityQueue<>(
                    Comparator.comparing(PartReader::time).thenComparing(PartReader::name));
    private final Rejects rejects;
    private final SortedMap<Stage, Long> streams = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> requests = new HashSet<>();
    private final Map<Row, Instant> requestTimes = new HashMap<>();
    private final Map<Path, Long> lines = new HashMap<>();
    private long events;

    private record Row(String requestId, String adId) {}

    private FileLog(Rejects rejects) {
        this.rejects = rejects;
    }

    /**
     * Opens the log of a directory.
     *
     * @param directory where the files are
     * @param mapping how to read them, or null for the directory's own mapping or a shipped one
     *     that fits
     * @param rejects the file for lines that cannot be read, or null to count them only
     * @throws InputException if no mapping fits, a stream or the dimensions have no file, or none
     *     holds an event
     */
    public static FileLog open(Path directory, @Nullable Path mapping, @Nullable Path rejects) {
        LogDirectory files = LogDirectory.list(directory);
        Mapping chosen = Mapping.choose(files, mapping);
        files.requireFilesOf(chosen);
        FileLog log = new FileLog(new Rejects(rejects));
        for (Mapping.Part part : chosen.dimensions()) {
            files.of(part).forEach(file -> log.readDimensions(file, part));
        }
        for (Mapping.Part part : chosen.streams()) {
            files.of(part).forEach(file -> log.add(new PartReader(file, part, log.rejects)));
        }
        if (log.readers.isEmpty()) {
            throw new InputException(
                    "Mapping '"
                            + chosen.name()
                            + "' finds no event in "
                            + directory
                            + "; its files are named "
                            + chosen.streams().stream().map(Mapping.Part::files).toList());
        }
        return log;
    }

    private void readDimensions(Path file, Mapping.Part part) {
        try (PartReader reader = new PartReader(file, part, rejects)) {
            Fields fields = reader.nextFields();
            while (fields != null) {
                try {
                    dimensions.add(fields.dimension());
                } catch (IllegalArgumentException e) {
                    reader.reject(String.valueOf(e.getMessage()));
                }
                fields = reader.nextFields();
            }
            lines.merge(file, reader.linesRead(), Math::max);
        }
    }

    private void add(PartReader reader) {
        if (reader.advance()) {
            readers.add(reader);
        } else {
            lines.merge(reader.file(), reader.linesRead(), Math::max);
            reader.close();
        }
    }

    @Override
    public List<AdEvent> nextChunk(int max) {
        List<AdEvent> chunk = new ArrayList<>(max);
        while (chunk.size() < max && !readers.isEmpty()) {
            PartReader first = readers.remove();
            AdEvent event = first.event();
            if (isOfOneRequestTime(event, first)) {
                chunk.add(event);
                count(event);
            }
            add(first);
        }
        if (readers.isEmpty()) {
            rejects.close();
        }
        return chunk;
    }

    /**
     * The request time is part of the key: with two of them one request and ad would be two rows,
     * so the line that comes later in the log is rejected.
     */
    private boolean isOfOneRequestTime(AdEvent event, PartReader reader) {
        Instant known =
                requestTimes.putIfAbsent(
                        new Row(event.requestId(), event.adId()), event.requestTime());
        if (known == null || known.equals(event.requestTime())) {
            return true;
        }
        reader.reject(
                "requestTime "
                        + event.requestTime()
                        + " of request '"
                        + event.requestId()
                        + "' and ad '"
                        + event.adId()
                        + "', which had "
                        + known
                        + " before; both are one row, so it must be one time");
        return false;
    }

    private void count(AdEvent event) {
        events++;
        streams.merge(event.stage(), 1L, Long::sum);
        seen.add(event.eventId());
        requests.add(event.requestId());
    }

    @Override
    public List<AdDimension> dimensions() {
        return List.copyOf(dimensions);
    }

    @Override
    public WorkloadSummary summary() {
        return new WorkloadSummary(
                "files",
                null,
                events,
                seen.size(),
                requests.size(),
                streams,
                null,
                events - seen.size(),
                rejects.count(),
                lines.values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public void close() {
        readers.forEach(PartReader::close);
        rejects.close();
    }
}
