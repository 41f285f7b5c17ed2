package io.lakekit.bench.input;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Stage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one file as one stream, one event ahead. */
final class PartReader implements AutoCloseable {

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");

    private final Path file;
    private final Mapping.Part part;
    private final Rejects rejects;
    private final Lines lines;
    private final Fields fields;
    private final Map<String, String> constants = new HashMap<>();
    private @Nullable AdEvent event;

    PartReader(Path file, Mapping.Part part, Rejects rejects) {
        this.file = file;
        this.part = part;
        this.rejects = rejects;
        this.lines = new Lines(file, part);
        this.fields = new Fields(part);
        constants.put("_file", file.getFileName().toString());
        Matcher name = Pattern.compile(part.files()).matcher(file.getFileName().toString());
        Matcher groups = GROUP.matcher(part.files());
        while (name.matches() && groups.find()) {
            constants.put(groups.group(1), name.group(groups.group(1)));
        }
    }

    String name() {
        return file.getFileName() + "/" + part.stage();
    }

    Path file() {
        return file;
    }

    /** The number in its file of the line just read. */
    long lineOfFile() {
        return lines.lineOfFile();
    }

    /** How many lines were read, without a header. */
    long linesRead() {
        return lines.row();
    }

    /** Rejects the line just read. */
    void reject(String reason) {
        rejects.add(file, lines.lineOfFile(), reason);
    }

    AdEvent event() {
        if (event == null) {
            throw new IllegalStateException("no event was read from " + file);
        }
        return event;
    }

    Instant time() {
        return event().eventTime();
    }

    /** Reads the next event; false at the end. */
    boolean advance() {
        Stage stage = part.stage();
        if (stage == null) {
            throw new InputException(
                    "A stream of files " + part.files() + " has no stage in the mapping; name one");
        }
        for (Fields next = nextFields(); next != null; next = nextFields()) {
            try {
                event = next.event(stage);
                return true;
            } catch (IllegalArgumentException | ArithmeticException e) {
                reject(String.valueOf(e.getMessage()));
            }
        }
        return false;
    }

    /** The fields of the next line that can be split and is wanted; null at the end. */
    @Nullable Fields nextFields() {
        while (lines.next()) {
            try {
                Map<String, String> values = lines.columns();
                values.putAll(constants);
                values.put("_row", Long.toString(lines.row()));
                if (fields.at(values).isWanted()) {
                    return fields;
                }
            } catch (IllegalArgumentException e) {
                reject(String.valueOf(e.getMessage()));
            }
        }
        return null;
    }

    @Override
    public void close() {
        lines.close();
    }
}
