package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.state.OperatingNeeds.Visibility;
import java.time.Instant;
import java.util.List;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.operation.FileStoreScan;

/**
 * The check for rows that readers do not see before a compaction, and that no compaction has
 * reached.
 */
final class WaitingRows {

    static final Check<Inspection> WAITING =
            HealthCheck.error(
                    "LK1701",
                    "rows that wait for a compaction that does not come",
                    WaitingRows::waiting);

    private WaitingRows() {}

    private static void waiting(Inspection inspection, Report found) {
        if (inspection.upkeep().visibility() == Visibility.AT_ONCE) {
            return;
        }
        List<DataFileMeta> waiting = waiting(inspection);
        waiting.stream()
                .map(WaitingRows::written)
                .min(Instant::compareTo)
                .ifPresent(oldest -> report(inspection, waiting, oldest, found));
    }

    private static List<DataFileMeta> waiting(Inspection inspection) {
        FileStoreScan scan =
                inspection.table().store().newScan().withLevelFilter(level -> level == 0);
        return scan.plan().files(FileKind.ADD).stream()
                .map(ManifestEntry::file)
                .filter(file -> inspection.isOverdue(written(file)))
                .toList();
    }

    private static void report(
            Inspection inspection, List<DataFileMeta> waiting, Instant oldest, Report found) {
        long rows = waiting.stream().mapToLong(DataFileMeta::rowCount).sum();
        found.atTable()
                .says(
                        "%s in %s %s for a compaction, the oldest for %s",
                        Inspection.counted(rows, "row"),
                        Inspection.counted(waiting.size(), "file"),
                        rows == 1 ? "waits" : "wait",
                        inspection.ago(oldest))
                .so("%s", unseen(inspection.upkeep().visibility()))
                .fix(
                        "Run a compactor: LakeTable.compact or, while a job writes, Flink's"
                                + " procedure sys.compact.");
    }

    private static Instant written(DataFileMeta file) {
        return Instant.ofEpochMilli(file.creationTimeEpochMillis());
    }

    private static String unseen(Visibility visibility) {
        return switch (visibility) {
            case AT_ONCE -> throw new IllegalArgumentException("all is seen at once");
            case CHANGES_COMPACTED -> "readers of changes do not see them";
            case COMPACTED -> "no reader sees them, and what they change is read as it was";
            case BUCKETED -> "no reader sees them before a job has given them buckets";
        };
    }
}
