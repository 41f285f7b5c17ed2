package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spans;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The check for buckets with many files that Paimon itself calls small, which a compaction should
 * have merged by now. Paimon's writers merge from five files on, so ten times as many are not just
 * the latest ones. Rows that wait for a bucket are not counted.
 */
final class SmallFiles {

    static final Check<Inspection> SMALL =
            HealthCheck.warning("LK1713", "small files that nothing compacts", SmallFiles::small);

    /** The number of small files that a bucket may have. */
    static final int MOST = 50;

    /** The small files of a bucket. */
    private record Bucket(LiveFile.Place place, List<LiveFile> files) {

        String size() {
            long bytes = files.stream().mapToLong(file -> file.data().fileSize()).sum();
            return bytes < 1 << 20 ? (bytes >> 10) + " KB" : (bytes >> 20) + " MB";
        }
    }

    private SmallFiles() {}

    private static void small(Inspection inspection, Report found) {
        long small = inspection.upkeep().smallFile();
        Map<LiveFile.Place, List<LiveFile>> waiting =
                inspection.files().stream()
                        .filter(file -> file.place().bucket() >= 0)
                        .filter(file -> file.data().fileSize() < small)
                        .filter(file -> inspection.isOverdue(file.written()))
                        .collect(Collectors.groupingBy(LiveFile::place));
        List<Bucket> full =
                waiting.entrySet().stream()
                        .map(bucket -> new Bucket(bucket.getKey(), bucket.getValue()))
                        .filter(bucket -> bucket.files().size() > MOST)
                        .sorted(
                                Comparator.comparingInt((Bucket bucket) -> bucket.files().size())
                                        .reversed())
                        .toList();
        if (!full.isEmpty()) {
            report(inspection, full, found);
        }
    }

    private static void report(Inspection inspection, List<Bucket> full, Report found) {
        Bucket fullest = full.get(0);
        found.atTable()
                .says(
                        "%s has %d small files, %s together, that nothing compacted for %s%s",
                        fullest.place(),
                        fullest.files().size(),
                        fullest.size(),
                        Spans.rounded(inspection.patience()),
                        full.size() == 1 ? "" : ", and so it is with " + others(full))
                .so(
                        "each read of the bucket opens all of them, and merges them in a table with"
                                + " a key")
                .fix("Run a compactor: LakeTable.compact, or Flink's procedure sys.compact.");
    }

    private static String others(List<Bucket> full) {
        return Inspection.counted(full.size() - 1L, "other bucket");
    }
}
