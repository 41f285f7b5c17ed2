package io.lakekit.internal.paimon.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.paimon.catalog.AbstractCatalog;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.DelegateCatalog;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.Path;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.utils.HintFileUtils;
import org.apache.paimon.utils.SnapshotManager;

/**
 * Snapshots of a table that is no more. A commit that meets the deletion of its table publishes its
 * snapshot into a directory that has no schema any longer. A table that is created there would
 * begin with it, and nobody could read that: its files went with the first.
 */
public final class DroppedSnapshots {

    private DroppedSnapshots() {}

    /**
     * Removes the snapshots where a table would lie, unless there is a table. None of a table that
     * others create meanwhile is touched: it cannot take the number of one that is there.
     *
     * @throws UncheckedIOException if the file system does not answer
     */
    public static void remove(Catalog catalog, Identifier table) {
        if (root(catalog) instanceof AbstractCatalog files) {
            try {
                removeAll(files.fileIO(), files.getTableLocation(table));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Catalog root(Catalog catalog) {
        Catalog root = catalog;
        while (root instanceof DelegateCatalog outer) {
            root = outer.wrapped();
        }
        return root;
    }

    private static void removeAll(FileIO files, Path location) throws IOException {
        SnapshotManager snapshots = new SnapshotManager(files, location, null, null, null);
        List<Path> left = snapshots.snapshotPaths(any -> true);
        if (!left.isEmpty() && new SchemaManager(files, location).latest().isEmpty()) {
            for (Path snapshot : left) {
                remove(files, snapshot);
            }
        }
    }

    /** Removes a snapshot, and the hints that may name it: whoever finds none lists the files. */
    static void remove(FileIO files, Path snapshot) throws IOException {
        files.delete(snapshot, false);
        HintFileUtils.deleteLatestHint(files, snapshot.getParent());
        HintFileUtils.deleteEarliestHint(files, snapshot.getParent());
    }
}
