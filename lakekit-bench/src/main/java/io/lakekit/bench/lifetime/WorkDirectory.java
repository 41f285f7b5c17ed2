package io.lakekit.bench.lifetime;

import io.lakekit.catalog.LakeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory that is deleted with all it holds when it is closed or this JVM ends, the
 * tables of warehouses in it too.
 */
public final class WorkDirectory implements AutoCloseable {

    private final Path path;
    private final Path tables;

    private WorkDirectory(Path path, Path tables) {
        this.path = path;
        this.tables = tables;
    }

    /**
     * A new work directory, whose name starts with {@code prefix}, in the directory that the system
     * property {@code java.io.tmpdir} names now.
     */
    public static WorkDirectory create(String prefix) {
        String temporary = System.getProperty("java.io.tmpdir");
        try {
            Path path = Files.createTempDirectory(Path.of(temporary), prefix);
            Path tables = LakeOptions.warehouse(path).directory().orElse(path);
            AtExit.delete(path);
            AtExit.delete(tables);
            return new WorkDirectory(path, tables);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write to the temporary directory " + temporary, e);
        }
    }

    /** The path of the directory. */
    public Path path() {
        return path;
    }

    /** A path in the directory, where nothing exists yet. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * The directory in which Paimon puts the files of a warehouse at {@link #resolve}: another one
     * if the name of the temporary directory has a blank or the like.
     */
    public Path tables(String name) {
        return tables.resolve(name);
    }

    /**
     * Deletes a file or directory in this one, with everything in it; does nothing if it does not
     * exist.
     */
    public void delete(String name) {
        deleteTree(resolve(name));
        deleteTree(tables(name));
    }

    @Override
    public void close() {
        deleteTree(path);
        deleteTree(tables);
        AtExit.leave(path);
        AtExit.leave(tables);
    }

    /**
     * Deletes a directory with everything in it, even if somebody else deletes parts of it
     * meanwhile.
     */
    static void deleteTree(Path root) {
        try {
            Files.walkFileTree(root, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
