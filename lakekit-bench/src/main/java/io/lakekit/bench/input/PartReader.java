package io.lakekit.bench.input;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Stage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one file as one part of a mapping, one event ahead. */
final class PartReader implements AutoCloseable {

    private final LogSource source;
    private final Records records;
    private final Fields fields;
    private final Deque<Line> lines = new ArrayDeque<>();
    private Line line = name -> null;
    private @Nullable AdEvent event;

    PartReader(LogSource source) {
        this.source = source;
        this.records = Records.open(source.file().path(), source.part());
        this.fields = new Fields(source.part());
    }

    LogSource source() {
        return source;
    }

    /** The number of the line that was just read in its file. */
    long lineOfFile() {
        return records.lineOfFile();
    }

    /** The number of lines that were read, without a header. */
    long linesRead() {
        return records.row();
    }

    /** The columns of the line that was just read. */
    Line line() {
        return line;
    }

    AdEvent event() {
        if (event == null) {
            throw new IllegalStateException("no event was read from " + source.file().path());
        }
        return event;
    }

    Instant time() {
        return event().eventTime();
    }

    /** Reads the next event; false at the end. */
    boolean advance() {
        Stage stage = source.part().stage();
        if (stage == null) {
            throw new IllegalStateException("dimensions have no events");
        }
        for (Fields next = nextFields(); next != null; next = nextFields()) {
            try {
                event = next.event(stage);
                return true;
            } catch (IllegalArgumentException e) {
                reject(String.valueOf(e.getMessage()));
            }
        }
        return false;
    }

    /** The fields of the next line that can be split and is wanted; null at the end. */
    @Nullable Fields nextFields() {
        while (!lines.isEmpty() || records.next()) {
            try {
                if (lines.isEmpty()) {
                    source.tally().line();
                    lines.addAll(records.lines());
                }
                if (!lines.isEmpty() && isWanted(lines.removeFirst())) {
                    return fields.at(line);
                }
            } catch (IllegalArgumentException e) {
                reject(String.valueOf(e.getMessage()));
            }
        }
        return null;
    }

    private boolean isWanted(Line next) {
        line = new NamedLine(next, source.constants(), records.row());
        Map<String, Condition> where = source.part().where();
        if (where != null) {
            for (Map.Entry<String, Condition> condition : where.entrySet()) {
                String value = line.value(condition.getKey());
                if (!condition.getValue().wants(value)) {
                    source.tally().unwanted(condition.getKey(), value);
                    return false;
                }
            }
        }
        return true;
    }

    /** A line with the constants of its file's name and of its place in the file. */
    private record NamedLine(Line of, Map<String, String> constants, long row) implements Line {

        @Override
        public @Nullable String value(String name) {
            String constant = constants.get(name);
            if (constant != null) {
                return constant;
            }
            return name.equals("_row") ? Long.toString(row) : of.value(name);
        }
    }

    private void reject(String reason) {
        source.reject(records.lineOfFile(), reason);
    }

    @Override
    public void close() {
        records.close();
    }
}
