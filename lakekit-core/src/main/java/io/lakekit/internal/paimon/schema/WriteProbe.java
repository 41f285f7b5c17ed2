package io.lakekit.internal.paimon.schema;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.BucketMode;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.source.ReadBuilder;

/**
 * Writes one row to a table of its own in a temporary directory and reads it back: Paimon takes
 * many a value of an option when a table is created, and fails at its first write.
 */
public final class WriteProbe {

    /** Options that lead out of the directory, to places that are none of a trial's business. */
    private static final List<String> OUTWARD =
            List.of(
                    "data-file.external-paths",
                    "metadata.iceberg.",
                    "metastore.",
                    "commit.",
                    "tag.",
                    "write-only",
                    "branch",
                    "path");

    private final FileStoreTable table;
    private final Path directory;

    private WriteProbe(FileStoreTable table, Path directory) {
        this.table = table;
        this.directory = directory;
    }

    /**
     * Tries a schema.
     *
     * @throws IllegalArgumentException with what Paimon says if a row cannot be written or read
     * @throws UncheckedIOException if there is no temporary directory to write to
     */
    public static void of(TableSchema schema) {
        Path directory = temporary();
        try {
            run(schema, directory);
        } catch (Exception e) {
            throw new IllegalArgumentException(RootCause.of(e), e);
        } finally {
            delete(directory);
        }
    }

    private static void run(TableSchema schema, Path directory) throws Exception {
        org.apache.paimon.fs.Path location =
                new org.apache.paimon.fs.Path(directory.resolve("table").toUri());
        LocalFileIO files = LocalFileIO.create();
        TableSchema inward = inward(schema);
        new SchemaManager(files, location).commit(inward);
        new WriteProbe(FileStoreTableFactory.create(files, location, inward), directory).run();
    }

    private static TableSchema inward(TableSchema schema) {
        Map<String, String> options = new HashMap<>(schema.options());
        options.keySet().removeIf(key -> OUTWARD.stream().anyMatch(key::startsWith));
        return schema.copy(options);
    }

    private void run() throws Exception {
        write();
        ReadBuilder reading = table.newReadBuilder();
        try (RecordReader<InternalRow> rows =
                reading.newRead().createReader(reading.newScan().plan())) {
            rows.forEachRemaining(row -> {});
        }
    }

    private void write() throws Exception {
        BatchWriteBuilder writing = table.newBatchWriteBuilder();
        try (IOManager spill = IOManager.create(directory.toString());
                BatchTableWrite write = writing.newWrite();
                BatchTableCommit commit = writing.newCommit()) {
            write.withIOManager(spill);
            InternalRow row = StandInRow.of(table.rowType(), table.coreOptions().rowkindField());
            if (choosesBucket()) {
                write.write(row);
            } else {
                write.write(row, 0);
            }
            commit.commit(write.prepareCommit());
        }
    }

    private boolean choosesBucket() {
        BucketMode mode = table.bucketMode();
        return mode == BucketMode.HASH_FIXED
                || mode == BucketMode.BUCKET_UNAWARE
                || mode == BucketMode.POSTPONE_MODE;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lakekit-trial");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot try a table with one row: there is no temporary directory to write to;"
                            + " set java.io.tmpdir",
                    e);
        }
    }

    private static void delete(Path directory) {
        try {
            MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the trial table in " + directory, e);
        }
    }
}
