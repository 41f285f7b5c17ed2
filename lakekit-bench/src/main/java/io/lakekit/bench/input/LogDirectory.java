package io.lakekit.bench.input;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a directory and of those below it, and which of them feed a part of a mapping.
 * Symbolic links are followed; a file with several names is read once, by the first of them.
 */
final class LogDirectory {

    private static final int SHOWN = 20;

    private final Path path;
    private final List<LogFile> files;

    private LogDirectory(Path path, List<LogFile> files) {
        this.path = path;
        this.files = files;
    }

    static LogDirectory list(Path path) {
        if (!Files.isDirectory(path)) {
            throw new InputException(
                    "There is no directory " + path + " to read; name the one that holds the logs");
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    path,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Listing(found));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path, e);
        }
        return new LogDirectory(
                path,
                found.stream()
                        .map(file -> new LogFile(file, name(path.relativize(file))))
                        .sorted(Comparator.comparing(LogFile::name))
                        .toList());
    }

    private static String name(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }

    /** The listing of files. Dangling links are listed too, and reported when they are opened. */
    private static final class Listing extends SimpleFileVisitor<Path> {

        private final List<Path> found;

        Listing(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isOther()) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    Path path() {
        return path;
    }

    /** The files of a part, in order of their paths. */
    List<LogFile> of(Part part) {
        Set<Path> real = new HashSet<>();
        return files.stream()
                .filter(file -> file.isOf(part))
                .filter(file -> real.add(real(file.path())))
                .toList();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    /**
     * Refuses a mapping whose streams lack files: a stream without a file would count as one
     * without events.
     *
     * @throws InputException if a part that is not optional has no file; it names all such parts
     */
    void requireFilesOf(Mapping mapping) {
        String missing =
                mapping.parts().stream()
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
                            + ". Add what is missing; if there is none of a kind, say 'optional:"
                            + " true' for it in a mapping of your own");
        }
        mapping.parts().stream().filter(part -> !of(part).isEmpty()).forEach(Part::requireFields);
    }

    private String names() {
        String first =
                files.stream()
                        .limit(SHOWN)
                        .map(file -> "'" + file.name() + "'")
                        .collect(Collectors.joining(", "));
        return files.size() > SHOWN ? first + " and " + (files.size() - SHOWN) + " more" : first;
    }
}
