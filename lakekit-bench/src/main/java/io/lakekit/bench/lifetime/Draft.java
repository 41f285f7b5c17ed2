package io.lakekit.bench.lifetime;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that exists completely or not at all: it is written beside its place, as {@code name.tmp},
 * and moved there in one step. A draft that is not published is deleted.
 */
public final class Draft implements Closeable {

    private final Path file;
    private final Path draft;

    private Draft(Path file) {
        this.file = file;
        this.draft = file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** A draft of {@code file}, which does not exist yet. */
    public static Draft of(Path file) {
        Draft draft = new Draft(file);
        AtExit.delete(draft.path());
        return draft;
    }

    /** The path to write to. */
    public Path path() {
        return draft;
    }

    /** Moves the draft to its place, where it replaces an older file. */
    public void publish() throws IOException {
        AtExit.publish(draft, file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
        AtExit.leave(draft);
    }
}
