package io.lakekit.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ScanMode;

/** The data and changelog files of a table, by name. */
final class StoredFiles {

    private StoredFiles() {}

    /** Those in the table's directory, reachable or not. */
    static Set<String> onDisk(LakeTable<?> table) throws IOException {
        Path directory = Path.of(table.unwrap().location().toUri().getPath());
        try (Stream<Path> all = Files.walk(directory)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("data-") || name.startsWith("changelog-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Those that some snapshot needs. */
    static Set<String> reachable(LakeTable<?> table) throws IOException {
        FileStoreTable live = table.unwrap();
        Set<String> names = new TreeSet<>();
        for (Snapshot snapshot : live.snapshotManager().safelyGetAllSnapshots()) {
            for (ScanMode mode : ScanMode.values()) {
                if (mode == ScanMode.CHANGELOG && snapshot.changelogManifestList() == null) {
                    continue;
                }
                live.newSnapshotReader()
                        .withSnapshot(snapshot)
                        .withMode(mode)
                        .readFileIterator()
                        .forEachRemaining((ManifestEntry entry) -> names.add(entry.fileName()));
            }
        }
        return names;
    }

    /** Those of the newest snapshot. */
    static Set<String> live(LakeTable<?> table) {
        Set<String> names = new TreeSet<>();
        table.unwrap()
                .newSnapshotReader()
                .withMode(ScanMode.ALL)
                .readFileIterator()
                .forEachRemaining((ManifestEntry entry) -> names.add(entry.fileName()));
        return names;
    }
}
