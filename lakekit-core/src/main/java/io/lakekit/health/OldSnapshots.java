package io.lakekit.health;

import io.lakekit.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;

/**
 * Snapshots that commits should have removed, though no consumer needs them: older than they are
 * kept when the newest was made, or more than are kept at all. A table that nobody writes keeps its
 * last ones, which is no fault.
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
        Instant due = newest.minus(inspection.patience());
        List<Snapshot> old =
                snapshots.subList(0, others).stream()
                        .filter(
                                snapshot ->
                                        committed(snapshot)
                                                .plus(inspection.upkeep().snapshotAge())
                                                .isBefore(due))
                        .toList();
        int tooMany = tooMany(snapshots, inspection.upkeep().mostSnapshots(), due);
        if (tooMany > old.size()) {
            return Stream.of(tooMany(inspection, snapshots.subList(0, tooMany)));
        }
        return old.isEmpty() ? Stream.empty() : Stream.of(old(inspection, old));
    }

    /** How many became one too many before this moment. */
    private static int tooMany(List<Snapshot> snapshots, int most, Instant due) {
        return Math.toIntExact(
                snapshots.stream()
                        .skip(most)
                        .filter(snapshot -> committed(snapshot).isBefore(due))
                        .count());
    }

    private static boolean isNeeded(Inspection inspection, Snapshot earliest) {
        return StandingConsumers.next(inspection).values().stream()
                .anyMatch(next -> next <= earliest.id());
    }

    static Instant committed(Snapshot snapshot) {
        return Instant.ofEpochMilli(snapshot.timeMillis());
    }

    private static Diagnostic old(Inspection inspection, List<Snapshot> old) {
        return finding(
                inspection,
                Diagnostic.warning("LK1708", inspection.name())
                        .says(
                                "commits left %s older than the %s that they are kept, the oldest"
                                        + " of %s ago",
                                Inspection.counted(old.size(), "snapshot"),
                                Inspection.spelled(inspection.upkeep().snapshotAge()),
                                inspection.ago(committed(old.get(0)))));
    }

    private static Diagnostic tooMany(Inspection inspection, List<Snapshot> surplus) {
        return finding(
                inspection,
                Diagnostic.warning("LK1708", inspection.name())
                        .says(
                                "commits left %s more than the %d that are kept at most, the oldest"
                                        + " of %s ago",
                                Inspection.counted(surplus.size(), "snapshot"),
                                inspection.upkeep().mostSnapshots(),
                                inspection.ago(committed(surplus.get(0)))));
    }

    private static Diagnostic finding(Inspection inspection, Diagnostic.Draft says) {
        return says.so(
                        "%s, and the files that they alone need stay",
                        inspection.upkeep().writeOnly()
                                ? "its writers are told to write only, so that they expire nothing"
                                : "commits expire fewer than they add")
                .fix(
                        "Run a compactor beside writers that write only, or Flink's procedure"
                                + " sys.expire_snapshots from a schedule.");
    }
}
