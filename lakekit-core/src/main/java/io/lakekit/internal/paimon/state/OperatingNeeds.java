package io.lakekit.internal.paimon.state;

import java.time.Duration;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.ChangelogProducer;
import org.apache.paimon.CoreOptions.MergeEngine;
import org.apache.paimon.table.BucketMode;
import org.apache.paimon.table.FileStoreTable;

/**
 * The operating needs of a live table, as its options say.
 *
 * @param visibility when readers see a row that was committed
 * @param expiresPartitions whether writers drop old partitions
 * @param writeOnly whether writers leave compaction and every kind of expiry to others
 * @param snapshotAge age up to which a snapshot is kept
 * @param snapshots how many are kept, however old
 * @param mostSnapshots how many are kept at most, however young
 * @param expiresConsumers whether a consumer that stands still is dropped some day
 * @param smallFile size in bytes below which Paimon's compactions merge a file again
 * @param looksUp whether compactions look up what the levels below hold, and write it again above
 * @param topLevel the level that only a compaction of a whole bucket writes
 */
public record OperatingNeeds(
        Visibility visibility,
        boolean expiresPartitions,
        boolean writeOnly,
        Duration snapshotAge,
        int snapshots,
        int mostSnapshots,
        boolean expiresConsumers,
        long smallFile,
        boolean looksUp,
        int topLevel) {

    /** The moment at which readers see a row that was committed. */
    public enum Visibility {
        /** Readers see a row with its commit. */
        AT_ONCE,
        /** Readers see a row with its commit, but readers of changes only after a compaction. */
        CHANGES_COMPACTED,
        /** Readers see a row only after a compaction. */
        COMPACTED,
        /** Readers see a row only after a job has given it a bucket. */
        BUCKETED
    }

    /** The needs of a table as it is. */
    public static OperatingNeeds of(FileStoreTable table) {
        CoreOptions options = table.coreOptions();
        return new OperatingNeeds(
                table.primaryKeys().isEmpty() ? Visibility.AT_ONCE : visibility(options),
                options.partitionExpireTime() != null && !options.writeOnly(),
                options.writeOnly(),
                options.snapshotTimeRetain(),
                options.snapshotNumRetainMin(),
                options.snapshotNumRetainMax(),
                options.consumerExpireTime() != null,
                options.compactionFileSize(!table.primaryKeys().isEmpty()),
                !table.primaryKeys().isEmpty() && options.needLookup(),
                options.numLevels() - 1);
    }

    private static Visibility visibility(CoreOptions options) {
        if (options.bucket() == BucketMode.POSTPONE_BUCKET) {
            return Visibility.BUCKETED;
        }
        if (options.deletionVectorsEnabled() || options.mergeEngine() == MergeEngine.FIRST_ROW) {
            return Visibility.COMPACTED;
        }
        ChangelogProducer producer = options.changelogProducer();
        return producer == ChangelogProducer.LOOKUP || producer == ChangelogProducer.FULL_COMPACTION
                ? Visibility.CHANGES_COMPACTED
                : Visibility.AT_ONCE;
    }
}
