package io.lakekit.junit;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.paimon.Catalogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.paimon.catalog.Catalog;

/**
 * The lake of one test, with its warehouse and the files under it.
 *
 * @param warehouse the directory that opens the lake
 * @param directory the directory of its files, which is another one if the temporary directory's
 *     name has a blank
 */
record TestLake(Path warehouse, Path directory, FaultyFileIO files, Catalog catalog, Lake lake)
        implements AutoCloseable {

    private static final int DELETIONS = 100;

    static TestLake open(Clock clock) throws IOException {
        Path warehouse = Files.createTempDirectory("lakekit-test");
        FaultyFileIO files = FaultyFileIO.local();
        LakeOptions options = LakeOptions.warehouse(warehouse);
        Catalog catalog = Catalogs.open(options.warehouse(), files);
        Path directory = options.directory().orElse(warehouse);
        return new TestLake(warehouse, directory, files, catalog, Lake.open(catalog, clock));
    }

    /**
     * Closes the lake and deletes its files. A writer that was left open is no longer delayed, and
     * can no longer write files.
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
            delete(directory);
            Files.deleteIfExists(warehouse);
        }
    }

    /** Deletes a directory, into which a job of the test may still put files meanwhile. */
    private static void delete(Path root) throws IOException {
        for (int i = 1; Files.exists(root); i++) {
            try {
                MoreFiles.deleteRecursively(root, RecursiveDeleteOption.ALLOW_INSECURE);
            } catch (IOException e) {
                if (i == DELETIONS) {
                    throw new IOException(
                            "Cannot delete warehouse '"
                                    + root
                                    + "': something still writes to it. Close the writers and jobs"
                                    + " of the test",
                            e);
                }
            }
        }
    }
}
