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
 * The removal of snapshots that a dropped table left. A commit that meets the deletion of its table
 * publishes its snapshot into a directory that no longer has a schema. A table that is created
 * there would begin with that snapshot, which nobody could read, because its files were deleted
 * with the first table.
 */
public final class DroppedSnapshots {

    private DroppedSnapshots() {}

    /**
     * Removes the snapshots in the directory of a table, unless the table exists. A table that
     * others create meanwhile is not touched: its snapshots cannot have a number that is taken.
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

    /**
     * Removes a snapshot, and the hints that may name it. Without a hint, readers list the files.
     */
    static void remove(FileIO files, Path snapshot) throws IOException {
        files.delete(snapshot, false);
        HintFileUtils.deleteLatestHint(files, snapshot.getParent());
        HintFileUtils.deleteEarliestHint(files, snapshot.getParent());
    }
}
