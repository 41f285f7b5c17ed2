package io.lakekit.table;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.apache.paimon.utils.ExecutorThreadFactory;

/** Paimon's writer of one commit user: buffers, the levels of its buckets, and disk to spill to. */
final class WriteSession implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final FileStoreTable table;
    private final String user;
    private final Path spill;
    private final IOManager ioManager;
    private final StaleLevels stale;
    private final boolean anew;
    private ExecutorService compactions;
    private TableWriteImpl<?> write;

    WriteSession(FileStoreTable table, String user) {
        this(table, user, false);
    }

    private WriteSession(FileStoreTable table, String user, boolean anew) {
        this.table = table;
        this.user = user;
        this.anew = anew;
        this.spill = spillDirectory();
        this.ioManager = IOManager.create(spill.toString());
        this.stale = new StaleLevels(table, user);
        this.compactions = newExecutor();
        this.write = newWrite();
    }

    /** A session whose buckets are empty when it begins, whatever files the table has. */
    static WriteSession anew(FileStoreTable table, String user) {
        return new WriteSession(table, user, true);
    }

    /**
     * The watch that tells whether this session's compactions rest on levels that no longer exist.
     */
    StaleLevels stale() {
        return stale;
    }

    /**
     * The directory to spill to. It is named after the process, so that what a killed process left
     * can be told from what is in use.
     */
    private static Path spillDirectory() {
        try {
            long process = ProcessHandle.current().pid();
            return Files.createTempDirectory("lakekit-spill-" + process + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a directory for spilling", e);
        }
    }

    private static ExecutorService newExecutor() {
        return Executors.newSingleThreadExecutor(
                new ExecutorThreadFactory(Thread.currentThread().getName() + "-compaction"));
    }

    private TableWriteImpl<?> newWrite() {
        return table.newWrite(user)
                .withIgnorePreviousFiles(anew)
                .withIOManager(ioManager)
                .withCompactExecutor(compactions);
    }

    void write(InternalRow row) throws Exception {
        write.write(row);
    }

    void compact(BinaryRow partition, int bucket, boolean full) throws Exception {
        write.compact(partition, bucket, full);
    }

    /** Waits for compactions and hands out all files since the last call. */
    List<CommitMessage> prepare(long identifier) throws Exception {
        return write.prepareCommit(true, identifier);
    }

    /**
     * Drops all files that were not handed out, and learns the table anew from the newest snapshot.
     * Closing Paimon's writer deletes its files; the abort of its committer would also delete
     * committed files that a compaction only moved up a level.
     */
    void reopen() throws Exception {
        endCompactions();
        write.close();
        stale.learn();
        compactions = newExecutor();
        write = newWrite();
    }

    /**
     * Waits for a running compaction. Paimon would cut it off, and the files that it then finishes
     * would stay.
     */
    private void endCompactions() {
        MoreExecutors.shutdownAndAwaitTermination(compactions, PATIENCE);
    }

    @Override
    public void close() throws Exception {
        try (AutoCloseable files = this::deleteSpill;
                AutoCloseable io = ioManager;
                AutoCloseable writer = write) {
            endCompactions();
        }
    }

    private void deleteSpill() throws IOException {
        if (Files.exists(spill)) {
            MoreFiles.deleteRecursively(spill, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}
