package io.lakekit.junit;

import io.lakekit.catalog.Lake;
import io.lakekit.junit.FaultyFileIO.Operation;
import io.lakekit.paimon.Catalogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.catalog.Catalog;

/** What one test has to itself: a warehouse, the files under it and a lake over them. */
record TestLake(Path warehouse, FaultyFileIO files, Catalog catalog, Lake lake)
        implements AutoCloseable {

    private static final int DELETIONS = 100;

    static TestLake open() throws IOException {
        Path warehouse = Files.createTempDirectory("lakekit-test");
        FaultyFileIO files = FaultyFileIO.local();
        Catalog catalog = Catalogs.open(warehouse.toUri().toString(), files);
        return new TestLake(warehouse, files, catalog, Lake.open(catalog));
    }

    /**
     * Closes the lake and deletes its files. A writer that was left open is delayed no more, and
     * cannot put down files from now on.
     */
    @Override
    public void close() throws Exception {
        files.heal();
        for (Operation operation : Operation.values()) {
            files.failFrom(operation, 1);
        }
        try (catalog;
                lake) {
            // closes the lake before its catalog
        } finally {
            delete();
        }
    }

    /** A job of the test may still put files into a directory while it is emptied. */
    private void delete() throws IOException {
        for (int i = 1; Files.exists(warehouse); i++) {
            try {
                deleteOnce();
            } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
                if (i == DELETIONS) {
                    throw new IOException(
                            "Cannot delete warehouse '"
                                    + warehouse
                                    + "': something still writes to it. Close the writers and jobs"
                                    + " of the test",
                            e);
                }
            }
        }
    }

    private void deleteOnce() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(warehouse)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
