package io.lakekit.paimon;

import java.util.List;
import org.apache.paimon.Snapshot;
import org.apache.paimon.catalog.SnapshotCommit;
import org.apache.paimon.partition.PartitionStatistics;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.CatalogEnvironment;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.utils.SnapshotManager;

/**
 * Commits that are published into the table they were made for, and into no later one of its name.
 * A table that is dropped and created anew while a commit is made would get a snapshot whose files
 * went with the first, and nobody could read it. This looks at the last moment, right before the
 * snapshot gets its name.
 */
public final class SameTableCommits extends CatalogEnvironment {

    private static final long serialVersionUID = 1L;

    private final TableSchema opened;

    private SameTableCommits(CatalogEnvironment catalog, TableSchema opened) {
        super(
                catalog.identifier(),
                catalog.uuid(),
                catalog.catalogLoader(),
                catalog.lockFactory(),
                catalog.lockContext(),
                catalog.supportsVersionManagement());
        this.opened = opened;
    }

    /**
     * The table with such commits, also where it is serialized to. It remembers no snapshots, as
     * those of a catalog do.
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
        SnapshotCommit unguarded = super.snapshotCommit(snapshots);
        SchemaManager schemas =
                new SchemaManager(snapshots.fileIO(), snapshots.tablePath(), snapshots.branch());
        return new SnapshotCommit() {
            @Override
            public boolean commit(
                    Snapshot snapshot, String branch, List<PartitionStatistics> statistics)
                    throws Exception {
                requireSame(schemas);
                return unguarded.commit(snapshot, branch, statistics);
            }

            @Override
            public void close() throws Exception {
                unguarded.close();
            }
        };
    }

    private void requireSame(SchemaManager schemas) {
        if (!schemas.schemaExists(opened.id())
                || !SchemaGuard.areOne(opened, schemas.schema(opened.id()))) {
            throw new IllegalStateException(
                    "The table was dropped while a commit was made, and perhaps created anew;"
                            + " nothing was committed");
        }
    }
}
