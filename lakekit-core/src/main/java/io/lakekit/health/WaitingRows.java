package io.lakekit.health;

import io.lakekit.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.ChangelogProducer;
import org.apache.paimon.CoreOptions.MergeEngine;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.table.BucketMode;

/** Rows that readers do not see before a compaction, and that none has come for. */
final class WaitingRows {

    private WaitingRows() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        String unseen = unseen(inspection);
        if (unseen.isEmpty()) {
            return Stream.empty();
        }
        List<DataFileMeta> waiting =
                inspection
                        .table()
                        .store()
                        .newScan()
                        .withLevelFilter(level -> level == 0)
                        .plan()
                        .files(FileKind.ADD)
                        .stream()
                        .map(ManifestEntry::file)
                        .filter(file -> inspection.isOverdue(written(file)))
                        .toList();
        return waiting.stream()
                .map(WaitingRows::written)
                .min(Instant::compareTo)
                .map(
                        oldest ->
                                Diagnostic.error("LK1701", inspection.name())
                                        .says(
                                                "%d rows in %d files wait for a compaction, the"
                                                        + " oldest for %s",
                                                waiting.stream()
                                                        .mapToLong(DataFileMeta::rowCount)
                                                        .sum(),
                                                waiting.size(),
                                                inspection.ago(oldest))
                                        .so("%s", unseen)
                                        .fix(
                                                "Run a compactor: LakeTable.compact or, while a"
                                                        + " job writes, Flink's procedure"
                                                        + " sys.compact."))
                .stream();
    }

    private static Instant written(DataFileMeta file) {
        return Instant.ofEpochMilli(file.creationTimeEpochMillis());
    }

    /** What is not seen before a compaction; nothing if all is seen at once. */
    private static String unseen(Inspection inspection) {
        CoreOptions options = inspection.table().coreOptions();
        if (inspection.table().primaryKeys().isEmpty()) {
            return "";
        }
        if (options.bucket() == BucketMode.POSTPONE_BUCKET) {
            return "no reader sees them before a job has given them buckets";
        }
        if (options.deletionVectorsEnabled() || options.mergeEngine() == MergeEngine.FIRST_ROW) {
            return "no reader sees them, and what they change is read as it was";
        }
        ChangelogProducer producer = options.changelogProducer();
        return producer == ChangelogProducer.LOOKUP || producer == ChangelogProducer.FULL_COMPACTION
                ? "readers of changes do not see them"
                : "";
    }
}
