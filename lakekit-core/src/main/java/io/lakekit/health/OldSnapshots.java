package io.lakekit.health;

import io.lakekit.diagnostic.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;

/**
 * Snapshots that commits should have removed: older than they are kept when the newest was made,
 * though no consumer needs them. A table that nobody writes keeps its last ones, which is no fault.
 */
final class OldSnapshots {

    private OldSnapshots() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        List<Snapshot> snapshots = inspection.snapshots();
        int others = snapshots.size() - inspection.upkeep().snapshots();
        if (others <= 0 || isNeeded(inspection, snapshots.get(0))) {
            return Stream.empty();
        }
        Instant newest = committed(snapshots.get(snapshots.size() - 1));
        Duration late = inspection.upkeep().snapshotAge().plus(inspection.patience());
        List<Snapshot> old =
                snapshots.subList(0, others).stream()
                        .filter(snapshot -> committed(snapshot).plus(late).isBefore(newest))
                        .toList();
        return old.isEmpty() ? Stream.empty() : Stream.of(finding(inspection, old));
    }

    private static boolean isNeeded(Inspection inspection, Snapshot earliest) {
        return StandingConsumers.next(inspection).values().stream()
                .anyMatch(next -> next <= earliest.id());
    }

    static Instant committed(Snapshot snapshot) {
        return Instant.ofEpochMilli(snapshot.timeMillis());
    }

    private static Diagnostic finding(Inspection inspection, List<Snapshot> old) {
        return Diagnostic.warning("LK1708", inspection.name())
                .says(
                        "commits left %s older than the %s that they are kept, the oldest of %s"
                                + " ago",
                        Inspection.counted(old.size(), "snapshot"),
                        Inspection.spelled(inspection.upkeep().snapshotAge()),
                        inspection.ago(committed(old.get(0))))
                .so(
                        "%s, and the files that they alone need stay",
                        inspection.upkeep().writeOnly()
                                ? "its writers are told to write only, so that they expire nothing"
                                : "commits expire fewer than they add")
                .fix(
                        "Run a compactor beside writers that write only, or Flink's procedure"
                                + " sys.expire_snapshots from a schedule.");
    }
}
