package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.commit.SchemaGuard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.paimon.Snapshot;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.source.ScanMode;

/**
 * The check for users whose last commit holds files that were made after a change of the table, but
 * by a schema of before it: they still hold the old table, and erase new values when they compact.
 */
final class OldSchemas {

    static final Check<Inspection> OLD_SCHEMA =
            HealthCheck.error(
                    "LK1709",
                    "a user that still commits files by the schema of before a change",
                    OldSchemas::oldSchema);

    private OldSchemas() {}

    private static void oldSchema(Inspection inspection, Report found) {
        TableSchema newest = inspection.table().schemaManager().latest().orElseThrow();
        Map<String, Snapshot> last = new TreeMap<>();
        inspection.snapshots().stream()
                .filter(snapshot -> snapshot.timeMillis() > newest.timeMillis())
                .forEach(snapshot -> last.put(snapshot.commitUser(), snapshot));
        for (Snapshot snapshot : last.values()) {
            changeMissed(inspection, snapshot, newest)
                    .ifPresent(change -> report(inspection, snapshot, change, found));
        }
    }

    /** What a commit after a change of the table does not know of it; empty if it knows all. */
    private static Optional<String> changeMissed(
            Inspection inspection, Snapshot snapshot, TableSchema newest) {
        SchemaGuard guard = SchemaGuard.of(inspection.table());
        return made(inspection, snapshot).stream()
                .filter(file -> file.creationTimeEpochMillis() > newest.timeMillis())
                .map(DataFileMeta::schemaId)
                .distinct()
                .flatMap(schema -> guard.changeSince(schema).stream())
                .findFirst();
    }

    /**
     * The files that a commit made. A file that it only moved up a level, which is removed and
     * added, is not among them.
     */
    private static List<DataFileMeta> made(Inspection inspection, Snapshot snapshot) {
        List<ManifestEntry> files =
                inspection
                        .table()
                        .store()
                        .newScan()
                        .withSnapshot(snapshot)
                        .withKind(ScanMode.DELTA)
                        .plan()
                        .files();
        Set<String> removed =
                files.stream()
                        .filter(entry -> entry.kind() == FileKind.DELETE)
                        .map(entry -> entry.file().fileName())
                        .collect(Collectors.toSet());
        return files.stream()
                .filter(entry -> entry.kind() == FileKind.ADD)
                .map(ManifestEntry::file)
                .filter(file -> !removed.contains(file.fileName()))
                .toList();
    }

    private static void report(
            Inspection inspection, Snapshot snapshot, String change, Report found) {
        found.atTable()
                .says(
                        "user '%s' still commits files by the schema of before a change, the"
                                + " last %s ago; since then, %s",
                        snapshot.commitUser(),
                        inspection.ago(OldSnapshots.committed(snapshot)),
                        change)
                .so("each of its compactions erases or misreads what is new")
                .fix("Stop it, and start it again with the present table.");
    }
}
