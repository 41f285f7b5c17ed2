package io.lakekit.internal.paimon.commit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.Snapshot;
import org.apache.paimon.catalog.SnapshotCommit;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.operation.FileStoreCommit;
import org.apache.paimon.table.CatalogEnvironment;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.Instant;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.utils.SnapshotLoader;
import org.apache.paimon.utils.SnapshotManager;
import org.jspecify.annotations.Nullable;

/**
 * Overwrites that take away the files of one snapshot, and no others. Paimon's take away all files
 * that a partition has when they are committed, also those that came after the rows were read which
 * replace them. Here its first look at the table, at which it lists these files, sees the snapshot
 * that was read; every later one sees the table as it is. What others added meanwhile stays, and
 * the commit fails as a whole if they took away one of the files, as compactions do.
 */
public final class SeenCommits extends CatalogCopy {

    private static final long serialVersionUID = 1L;

    private static final String STRICT = CoreOptions.COMMIT_STRICT_MODE_LAST_SAFE_SNAPSHOT.key();

    private final CatalogEnvironment catalog;
    private final transient @Nullable Snapshot seen;

    private SeenCommits(CatalogEnvironment catalog, @Nullable Snapshot seen) {
        super(catalog);
        this.catalog = catalog;
        this.seen = seen;
    }

    /**
     * Replaces the files that the partitions of a spec had at a snapshot.
     *
     * @param seen the snapshot, or null if the table had none
     * @param partition values of partition columns as text, or none for the whole table
     */
    public static void overwrite(
            FileStoreTable table,
            String user,
            @Nullable Snapshot seen,
            Map<String, String> partition,
            long identifier,
            List<CommitMessage> files) {
        ManifestCommittable committable = new ManifestCommittable(identifier);
        files.forEach(committable::addFileCommittable);
        FileStoreTable pinned =
                FileStoreTableFactory.create(
                        table.fileIO(),
                        table.location(),
                        table.copy(Map.of(CoreOptions.DYNAMIC_PARTITION_OVERWRITE.key(), "false"))
                                .schema(),
                        new SeenCommits(table.catalogEnvironment(), seen));
        try (FileStoreCommit commit = pinned.store().newCommit(user, pinned)) {
            commit.overwritePartition(partition, committable, Map.of());
        }
    }

    /**
     * A copy of the table whose commits fail if others have made a compaction, of whatever
     * partition, or an overwrite after a snapshot.
     */
    public static FileStoreTable onlyAppendsAfter(FileStoreTable table, long snapshot) {
        return table.copy(Map.of(STRICT, Long.toString(snapshot)));
    }

    /** Whether a commit failed for that reason. Paimon tells it only by the text of its message. */
    public static boolean isCompactedMeanwhile(Throwable failure) {
        return String.valueOf(failure.getMessage()).endsWith(STRICT + " is set.");
    }

    @Override
    public SnapshotCommit snapshotCommit(SnapshotManager snapshots) {
        return catalog.snapshotCommit(snapshots);
    }

    @Override
    public SnapshotLoader snapshotLoader() {
        return new FirstSeen(catalog.snapshotLoader(), seen);
    }

    /** The newest snapshot: at the first look the one that was seen. */
    private static final class FirstSeen implements SnapshotLoader {

        private static final long serialVersionUID = 1L;

        private final @Nullable SnapshotLoader later;
        private final transient @Nullable Snapshot seen;
        private boolean looked;

        FirstSeen(@Nullable SnapshotLoader later, @Nullable Snapshot seen) {
            this.later = later;
            this.seen = seen;
        }

        @Override
        public Optional<Snapshot> load() throws IOException {
            if (!looked) {
                looked = true;
                return Optional.ofNullable(seen);
            }
            return fromCatalog().load();
        }

        /** Paimon looks at the files by itself if a catalog does not know. */
        private SnapshotLoader fromCatalog() {
            if (later == null) {
                throw new UnsupportedOperationException("snapshots are found by their files");
            }
            return later;
        }

        @Override
        public void rollback(Instant instant) throws IOException {
            fromCatalog().rollback(instant);
        }

        @Override
        public SnapshotLoader copyWithBranch(String branch) {
            return new FirstSeen(later == null ? null : later.copyWithBranch(branch), seen);
        }
    }
}
