package io.lakekit.table;

import io.lakekit.internal.paimon.state.BranchSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to write under a name. On a local file system a file lock of the operating
 * system backs it, so that a killed holder never blocks the next; on other file systems it holds
 * within this JVM only.
 */
final class WriterLease implements AutoCloseable {

    private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

    private final @Nullable String key;
    private final @Nullable FileChannel channel;

    private WriterLease(@Nullable String key, @Nullable FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    static WriterLease none() {
        return new WriterLease(null, null);
    }

    static WriterLease acquire(FileStoreTable table, String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "Writer name '"
                            + name
                            + "' becomes a commit user and a file name; use letters, digits, '-' and '_'");
        }
        String key = BranchSchemas.directory(table) + "#" + name;
        if (!HELD.add(key)) {
            throw taken(table, name);
        }
        try {
            return new WriterLease(key, isLocal(table) ? lock(table, name) : null);
        } catch (RuntimeException e) {
            HELD.remove(key);
            throw e;
        }
    }

    /** Whether the files are on this machine, whatever implementation reads and writes them. */
    private static boolean isLocal(FileStoreTable table) {
        String scheme = table.location().toUri().getScheme();
        return scheme == null || scheme.equals("file");
    }

    private static FileChannel lock(FileStoreTable table, String name) {
        Path file =
                Path.of(
                        BranchSchemas.directory(table).toUri().getPath(),
                        ".lakekit",
                        "writer-" + name + ".lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw taken(table, name);
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot lock writer '" + name + "' of table " + table.name(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static IllegalStateException taken(FileStoreTable table, String name) {
        return new IllegalStateException(
                "Writer '"
                        + name
                        + "' of table "
                        + table.name()
                        + " is open elsewhere; two holders of one name would drop each other's commits."
                        + " Close it first, or write under another name");
    }

    @Override
    public void close() {
        if (key == null) {
            return;
        }
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release writer lease " + key, e);
        } finally {
            HELD.remove(key);
        }
    }
}
