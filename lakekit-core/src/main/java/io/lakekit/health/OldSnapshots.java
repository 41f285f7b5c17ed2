package io.lakekit.health;

import io.lakekit.diagnostic.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;

/** Snapshots older than they are kept, though no consumer needs them. */
final class OldSnapshots {

    private OldSnapshots() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        List<Snapshot> snapshots = inspection.snapshots();
        int atLeast = inspection.table().coreOptions().snapshotNumRetainMin();
        if (snapshots.size() <= atLeast || isNeeded(inspection, snapshots.get(0))) {
            return Stream.empty();
        }
        Duration kept = inspection.table().coreOptions().snapshotTimeRetain();
        List<Snapshot> old =
                snapshots.subList(0, snapshots.size() - atLeast).stream()
                        .filter(snapshot -> inspection.isOverdue(committed(snapshot).plus(kept)))
                        .toList();
        return old.isEmpty() ? Stream.empty() : Stream.of(finding(inspection, old, kept));
    }

    private static boolean isNeeded(Inspection inspection, Snapshot earliest) {
        return StandingConsumers.next(inspection).values().stream()
                .anyMatch(next -> next <= earliest.id());
    }

    static Instant committed(Snapshot snapshot) {
        return Instant.ofEpochMilli(snapshot.timeMillis());
    }

    private static Diagnostic finding(Inspection inspection, List<Snapshot> old, Duration kept) {
        return Diagnostic.warning("LK1708", inspection.name())
                .says(
                        "%d snapshots are older than the %s they are kept, the oldest by %s",
                        old.size(),
                        Inspection.spelled(kept),
                        Inspection.spelled(
                                Duration.between(
                                        committed(old.get(0)).plus(kept), inspection.now())))
                .so(
                        "%s, and the files that they alone need stay",
                        inspection.table().coreOptions().writeOnly()
                                ? "its writers are told to write only, so that they expire nothing"
                                : "nobody commits, or commits expire fewer than are added")
                .fix(
                        "Run a compactor beside writers that write only, or Flink's procedure"
                                + " sys.expire_snapshots from a schedule.");
    }
}
