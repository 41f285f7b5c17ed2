package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessageImpl;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.utils.SnapshotManager;

/**
 * An overwrite of the partitions that a job has rows for, and the rule that nobody else wrote them
 * since the job was built. Paimon takes away all files that the partitions have at the commit, also
 * those that the job did not know.
 *
 * @param seen the newest snapshot when the job was built, or 0
 */
record Overwrite(long seen) implements Serializable {

    private static final Code OVERTAKEN =
            Code.error("LK1328", "an overwrite of rows that came meanwhile", "a running job");

    static Overwrite of(FileStoreTable table) {
        Long newest = table.snapshotManager().latestSnapshotId();
        return new Overwrite(newest == null ? 0 : newest);
    }

    /**
     * What is wrong with files that are about to be committed, or were: an attempt that follows the
     * commit of this user does not make it again.
     */
    Optional<Diagnostic> find(
            FileStoreTable table, String user, List<ManifestCommittable> committables) {
        Set<BinaryRow> partitions = partitions(committables);
        SnapshotManager snapshots = table.snapshotManager();
        Long newest = snapshots.latestSnapshotId();
        return LongStream.rangeClosed(seen + 1, newest == null ? 0 : newest)
                .filter(snapshots::snapshotExists)
                .mapToObj(snapshots::snapshot)
                .takeWhile(other -> !other.commitUser().equals(user))
                .filter(other -> other.commitKind() != CommitKind.COMPACT)
                .filter(other -> touches(table, other, partitions))
                .findFirst()
                .map(other -> finding(table.fullName(), other));
    }

    /** The partitions that files bring rows for. */
    static Set<BinaryRow> partitions(List<ManifestCommittable> committables) {
        return committables.stream()
                .flatMap(committable -> committable.fileCommittables().stream())
                .map(CommitMessageImpl.class::cast)
                .filter(files -> !files.newFilesIncrement().newFiles().isEmpty())
                .map(CommitMessageImpl::partition)
                .collect(Collectors.toSet());
    }

    private static boolean touches(
            FileStoreTable table, Snapshot snapshot, Set<BinaryRow> partitions) {
        return table
                .store()
                .newScan()
                .withSnapshot(snapshot)
                .withKind(ScanMode.DELTA)
                .plan()
                .files()
                .stream()
                .map(ManifestEntry::partition)
                .anyMatch(partitions::contains);
    }

    private static Diagnostic finding(String table, Snapshot other) {
        return OVERTAKEN
                .at(Place.table(table))
                .says(
                        "since the job was built, snapshot %d got rows in a partition that it"
                                + " overwrites",
                        other.id())
                .so("the overwrite would delete rows that the job has not read")
                .fix("Run the job again, and let nobody else write the partition meanwhile.");
    }
}
