package io.lakekit.table;

import com.google.common.util.concurrent.MoreExecutors;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.apache.paimon.utils.ExecutorThreadFactory;

/**
 * Paimon's writer and committer of one commit user, with identifiers that only grow and disk space
 * for spilling.
 */
final class CommitLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final FileStoreTable table;
    private final String user;
    private final Path spill;
    private final IOManager ioManager;
    private final TableCommitImpl commit;
    private ExecutorService compactions;
    private TableWriteImpl<?> write;
    private long lastIdentifier;
    private boolean broken;

    CommitLog(FileStoreTable table, String user) {
        this.table = table;
        this.user = user;
        this.lastIdentifier =
                table.snapshotManager()
                        .latestSnapshotOfUser(user)
                        .map(Snapshot::commitIdentifier)
                        .orElse(0L);
        this.spill = spillDirectory();
        this.ioManager = IOManager.create(spill.toString());
        this.commit = table.newCommit(user).ignoreEmptyCommit(true);
        this.compactions = newExecutor();
        this.write = newWrite();
    }

    /** Named after the process, so that what a killed one left can be told from what is in use. */
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
        return table.newWrite(user).withIOManager(ioManager).withCompactExecutor(compactions);
    }

    void write(InternalRow row) {
        requireIntact();
        try {
            write.write(row);
        } catch (Exception e) {
            broken = true;
            throw failure("write to", e);
        }
    }

    void compact(BinaryRow partition, int bucket) throws Exception {
        write.compact(partition, bucket, true);
    }

    long lastIdentifier() {
        return lastIdentifier;
    }

    /** Commits under an identifier and gives the newest snapshot, 0 if the table has none. */
    @CanIgnoreReturnValue
    long commit(long identifier) {
        requireIntact();
        if (identifier <= lastIdentifier) {
            throw new IllegalArgumentException(
                    "Commit identifier "
                            + identifier
                            + " of table "
                            + table.name()
                            + " is not above the last one, "
                            + lastIdentifier
                            + "; Paimon would drop the commit in silence. Continue with "
                            + (lastIdentifier + 1));
        }
        try {
            List<CommitMessage> messages = write.prepareCommit(true, identifier);
            requireMade(messages, commit.filterAndCommit(Map.of(identifier, messages)), identifier);
            lastIdentifier = identifier;
        } catch (Exception e) {
            broken = true;
            throw failure("commit to", e);
        }
        Long latest = table.snapshotManager().latestSnapshotId();
        return latest == null ? 0 : latest;
    }

    /**
     * A commit that Paimon filters was made by somebody else under this user: its rows would be
     * lost without a word.
     */
    private void requireMade(List<CommitMessage> messages, int committed, long identifier) {
        if (committed == 0 && !messages.isEmpty()) {
            throw new IllegalStateException(
                    "commit "
                            + identifier
                            + " of user '"
                            + user
                            + "' exists already and was not made by this writer; its rows were not stored");
        }
    }

    /**
     * Drops what was written since the last commit. Closing Paimon's writer deletes its files; its
     * committer's abort would also delete committed ones that a compaction only moved up a level.
     */
    void abort() {
        try {
            endCompactions();
            write.close();
            compactions = newExecutor();
            write = newWrite();
            broken = false;
        } catch (Exception e) {
            broken = true;
            throw failure("abort a write to", e);
        }
    }

    /** Paimon would cut a running compaction off, and the files it then finishes would stay. */
    private void endCompactions() {
        MoreExecutors.shutdownAndAwaitTermination(compactions, PATIENCE);
    }

    private void requireIntact() {
        if (broken) {
            throw new IllegalStateException(
                    "An earlier write or commit to table "
                            + table.name()
                            + " failed; abort() this writer or open a new one, and write again"
                            + " what was not committed");
        }
    }

    private RuntimeException failure(String what, Exception cause) {
        String message = "Cannot " + what + " table " + table.name() + ": " + cause.getMessage();
        return cause instanceof IOException io
                ? new UncheckedIOException(message, io)
                : new IllegalStateException(message, cause);
    }

    @Override
    public void close() {
        try (AutoCloseable files = this::deleteSpill;
                AutoCloseable io = ioManager;
                AutoCloseable committer = commit;
                AutoCloseable writer = write) {
            endCompactions();
        } catch (Exception e) {
            throw failure("close the writer of", e);
        }
    }

    private void deleteSpill() throws IOException {
        if (Files.exists(spill)) {
            try (Stream<Path> all = Files.walk(spill)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
