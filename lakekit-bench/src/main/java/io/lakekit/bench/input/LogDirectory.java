package io.lakekit.bench.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a directory and of those below it, and which of them feed a part of a mapping. */
final class LogDirectory {

    private static final int SHOWN = 20;

    private final Path path;
    private final List<Path> files;

    private LogDirectory(Path path, List<Path> files) {
        this.path = path;
        this.files = files;
    }

    static LogDirectory list(Path path) {
        if (!Files.isDirectory(path)) {
            throw new InputException(
                    "There is no directory " + path + " to read; name the one that holds the logs");
        }
        try (Stream<Path> all = Files.walk(path)) {
            return new LogDirectory(path, all.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path, e);
        }
    }

    Path path() {
        return path;
    }

    /** The files of a part, in order of their paths. */
    List<Path> of(Mapping.Part part) {
        return files.stream()
                .filter(file -> file.getFileName().toString().matches(part.files()))
                .toList();
    }

    /**
     * A stream without a file would count as a stream without events, so it is refused.
     *
     * @throws InputException if a part that is not optional has no file; it names all such parts
     */
    void requireFilesOf(Mapping mapping) {
        String missing =
                Stream.concat(mapping.streams().stream(), mapping.dimensions().stream())
                        .filter(part -> !part.optional() && of(part).isEmpty())
                        .map(
                                part ->
                                        "  "
                                                + part.title()
                                                + ", whose files are named '"
                                                + part.files()
                                                + "'")
                        .collect(Collectors.joining("\n"));
        if (!missing.isEmpty()) {
            throw new InputException(
                    "Mapping '"
                            + mapping.name()
                            + "' finds no file in "
                            + path
                            + " for:\n"
                            + missing
                            + "\nThe files there are "
                            + names()
                            + ". Add what is missing; if there is none of a kind, say 'optional: true' for it in a mapping of your own");
        }
    }

    private String names() {
        String first =
                files.stream()
                        .limit(SHOWN)
                        .map(file -> "'" + path.relativize(file) + "'")
                        .collect(Collectors.joining(", "));
        return files.size() > SHOWN ? first + " and " + (files.size() - SHOWN) + " more" : first;
    }
}
