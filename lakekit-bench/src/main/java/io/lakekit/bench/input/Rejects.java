package io.lakekit.bench.input;

import io.lakekit.bench.lifetime.Draft;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the lines that could not be read and writes each to a file, if there is one, as file, line
 * and reason. A line that feeds several streams counts once. The file of an earlier run is deleted
 * at once; the new one is in its place when this is closed.
 */
final class Rejects implements AutoCloseable {

    private final @Nullable Path file;
    private @Nullable Draft draft;
    private @Nullable BufferedWriter writer;
    private final Map<String, BitSet> lines = new HashMap<>();

    Rejects(@Nullable Path file) {
        this.file = file;
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot delete the rejects of an earlier run, " + file, e);
        }
    }

    void add(LogFile source, long line, String reason) {
        BitSet ofFile = lines.computeIfAbsent(source.name(), name -> new BitSet());
        if (ofFile.get((int) line)) {
            return;
        }
        ofFile.set((int) line);
        if (file == null) {
            return;
        }
        try {
            if (writer == null) {
                draft = Draft.of(file);
                writer = Files.newBufferedWriter(draft.path());
                writer.write("file\tline\treason\n");
            }
            String plain = reason.replaceAll("[\\t\\r\\n]", " ");
            writer.write(source.name() + "\t" + line + "\t" + plain + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write rejects to " + file, e);
        }
    }

    long count() {
        return lines.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    @Override
    public void close() {
        try (Draft closing = draft) {
            if (writer != null && closing != null) {
                writer.close();
                closing.publish();
            }
            writer = null;
            draft = null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write rejects to " + file, e);
        }
    }
}
