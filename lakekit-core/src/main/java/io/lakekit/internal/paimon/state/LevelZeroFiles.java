package io.lakekit.internal.paimon.state;

import java.io.FileNotFoundException;
import java.util.OptionalLong;
import org.apache.paimon.Snapshot;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.SimpleFileEntry;
import org.apache.paimon.operation.FileStoreScan;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.utils.SnapshotManager;
import org.jspecify.annotations.Nullable;

/**
 * The number of a table's files at level 0, which compaction has not merged yet. All are counted
 * once; from then on only what each snapshot added and took away is read. Not for use by several
 * threads.
 */
public final class LevelZeroFiles {

    private static final long FOLLOWED = 100;

    private final FileStoreTable table;
    private @Nullable Snapshot counted;
    private long files;

    private LevelZeroFiles(FileStoreTable table) {
        this.table = table;
    }

    /** The files of a table with a key; in a table without one all files are at level 0. */
    public static LevelZeroFiles of(FileStoreTable table) {
        return new LevelZeroFiles(table);
    }

    /**
     * The number in the newest snapshot; empty if the table cannot be listed now, because expiry
     * took a snapshot meanwhile or the storage failed. The next call counts all files again.
     */
    public OptionalLong count() {
        try {
            Snapshot newest = table.snapshotManager().latestSnapshot();
            files = newest == null ? 0 : count(newest);
            counted = newest;
            return OptionalLong.of(files);
        } catch (RuntimeException | FileNotFoundException e) {
            counted = null;
            return OptionalLong.empty();
        }
    }

    private long count(Snapshot newest) throws FileNotFoundException {
        Snapshot before = counted;
        if (before == null || !isFollowed(before, newest)) {
            return sum(newest, ScanMode.ALL);
        }
        long now = files;
        for (long id = before.id() + 1; id <= newest.id(); id++) {
            now += sum(snapshot(id), ScanMode.DELTA);
        }
        return now;
    }

    /** Whether the newest snapshot came of that before; not so after a roll-back. */
    private boolean isFollowed(Snapshot before, Snapshot newest) throws FileNotFoundException {
        return newest.id() >= before.id()
                && newest.id() - before.id() <= FOLLOWED
                && table.snapshotManager().snapshotExists(before.id())
                && snapshot(before.id()).equals(before);
    }

    /** A snapshot as it is stored now: after a roll-back, another than a cache may hold. */
    private Snapshot snapshot(long id) throws FileNotFoundException {
        return SnapshotManager.tryFromPath(
                table.fileIO(), table.snapshotManager().snapshotPath(id));
    }

    private long sum(Snapshot snapshot, ScanMode mode) {
        FileStoreScan scan =
                table.store().newScan().withSnapshot(snapshot).withKind(mode).withLevel(0);
        long sum = 0;
        for (SimpleFileEntry entry : scan.readSimpleEntries()) {
            sum += entry.kind() == FileKind.ADD ? 1 : -1;
        }
        return sum;
    }
}
