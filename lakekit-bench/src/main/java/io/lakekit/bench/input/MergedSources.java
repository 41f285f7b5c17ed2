package io.lakekit.bench.input;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sources merged by the time of their events, each keeping its own order. */
final class MergedSources implements AutoCloseable {

    private final PriorityQueue<PartReader> readers =
            new PriorityQueue<>(
                    Comparator.comparing(PartReader::time)
                            .thenComparing(reader -> reader.source().name()));
    private final Map<String, Long> lines = new HashMap<>();
    private @Nullable PartReader current;

    MergedSources(List<LogSource> sources) {
        try {
            sources.forEach(source -> add(new PartReader(source)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The source whose event is next, at that event; null at the end. */
    @Nullable PartReader next() {
        if (current != null) {
            add(current);
        }
        current = readers.poll();
        return current;
    }

    private void add(PartReader reader) {
        if (reader.advance()) {
            readers.add(reader);
        } else {
            lines.merge(reader.source().file().name(), reader.linesRead(), Math::max);
            reader.close();
        }
    }

    /** The number of lines that were read of each file. */
    Map<String, Long> linesRead() {
        return lines;
    }

    @Override
    public void close() {
        readers.forEach(PartReader::close);
    }
}
