package io.lakekit.internal.paimon.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.paimon.Snapshot;
import org.apache.paimon.catalog.SnapshotCommit;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.Path;
import org.apache.paimon.partition.PartitionStatistics;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.CatalogEnvironment;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.utils.SnapshotManager;

/**
 * Commits that are published only into the table that they were made for, and not into a later one
 * of its name. A table that is dropped and created anew while a commit is made would get a snapshot
 * whose files went with the first, and nobody could read it. This looks right before the snapshot
 * gets its name, and once more right after, when it takes a snapshot back that came too late.
 */
public final class SameTableCommits extends CatalogCopy {

    private static final long serialVersionUID = 1L;

    private final TableSchema opened;

    private SameTableCommits(CatalogEnvironment catalog, TableSchema opened) {
        super(catalog);
        this.opened = opened;
    }

    /**
     * A copy of the table with such commits, which keeps them when it is serialized. Unlike the
     * tables of a catalog it does not remember snapshots.
     */
    public static FileStoreTable of(FileStoreTable table) {
        if (table.catalogEnvironment() instanceof SameTableCommits) {
            return table;
        }
        FileStoreTable copy =
                FileStoreTableFactory.create(
                        table.fileIO(),
                        table.location(),
                        table.schema(),
                        new SameTableCommits(table.catalogEnvironment(), table.schema()));
        if (table.getManifestCache() != null) {
            copy.setManifestCache(table.getManifestCache());
        }
        return copy;
    }

    @Override
    public SnapshotCommit snapshotCommit(SnapshotManager snapshots) {
        return new Guarded(super.snapshotCommit(snapshots), snapshots, opened);
    }

    private record Guarded(SnapshotCommit unguarded, SnapshotManager snapshots, TableSchema opened)
            implements SnapshotCommit {

        @Override
        public boolean commit(
                Snapshot snapshot, String branch, List<PartitionStatistics> statistics)
                throws Exception {
            requireSame();
            boolean published = unguarded.commit(snapshot, branch, statistics);
            if (published && !isSame()) {
                takeBack(snapshot, branch);
                requireSame();
            }
            return published;
        }

        private void requireSame() throws IOException {
            if (!isSame()) {
                throw new IllegalStateException(
                        "The table was dropped while a commit was made, and perhaps created anew;"
                                + " nothing was committed");
            }
        }

        private boolean isSame() throws IOException {
            SchemaManager schemas =
                    new SchemaManager(
                            snapshots.fileIO(), snapshots.tablePath(), snapshots.branch());
            Path stored = schemas.toSchemaPath(opened.id());
            try {
                return SchemaGuard.areOne(
                        opened, SchemaManager.tryFromPath(snapshots.fileIO(), stored));
            } catch (FileNotFoundException e) {
                return false;
            }
        }

        /**
         * Takes a snapshot back, unless another one has its name by now, which was then committed
         * into the table of now.
         */
        private void takeBack(Snapshot snapshot, String branch) throws IOException {
            FileIO files = snapshots.fileIO();
            Path path = snapshots.copyWithBranch(branch).snapshotPath(snapshot.id());
            if (files.exists(path)
                    && Snapshot.fromJson(files.readFileUtf8(path)).equals(snapshot)) {
                DroppedSnapshots.remove(files, path);
            }
        }

        @Override
        public void close() throws Exception {
            unguarded.close();
        }
    }
}
