package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.internal.paimon.state.OperatingNeeds.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.operation.FileStoreScan;

/**
 * The check for rows that readers do not see before a compaction, and that no compaction has
 * reached.
 */
final class WaitingRows {

    private static final Code WAITING =
            Code.error(
                    "LK1701",
                    "rows that wait for a compaction that does not come",
                    "the health report");

    private WaitingRows() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        Visibility visibility = inspection.upkeep().visibility();
        if (visibility == Visibility.AT_ONCE) {
            return Stream.empty();
        }
        List<DataFileMeta> waiting = waiting(inspection);
        return waiting.stream()
                .map(WaitingRows::written)
                .min(Instant::compareTo)
                .map(oldest -> finding(inspection, visibility, waiting, oldest))
                .stream();
    }

    private static List<DataFileMeta> waiting(Inspection inspection) {
        FileStoreScan scan =
                inspection.table().store().newScan().withLevelFilter(level -> level == 0);
        return scan.plan().files(FileKind.ADD).stream()
                .map(ManifestEntry::file)
                .filter(file -> inspection.isOverdue(written(file)))
                .toList();
    }

    private static Diagnostic finding(
            Inspection inspection,
            Visibility visibility,
            List<DataFileMeta> waiting,
            Instant oldest) {
        long rows = waiting.stream().mapToLong(DataFileMeta::rowCount).sum();
        return WAITING.at(inspection.place())
                .says(
                        "%s in %s %s for a compaction, the oldest for %s",
                        Inspection.counted(rows, "row"),
                        Inspection.counted(waiting.size(), "file"),
                        rows == 1 ? "waits" : "wait",
                        inspection.ago(oldest))
                .so("%s", unseen(visibility))
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
