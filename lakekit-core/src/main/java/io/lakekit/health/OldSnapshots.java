package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spans;
import java.time.Instant;
import java.util.List;
import org.apache.paimon.Snapshot;

/**
 * The check for snapshots that commits should have removed and that no consumer needs: older than
 * the table keeps them when the newest was made, or more than it keeps at all. A table that nobody
 * writes to keeps its last snapshots, which is not a fault.
 */
final class OldSnapshots {

    static final Check<Inspection> OLD =
            HealthCheck.warning("LK1708", "snapshots older than they are kept", OldSnapshots::old);

    private OldSnapshots() {}

    private static void old(Inspection inspection, Report found) {
        List<Snapshot> snapshots = inspection.snapshots();
        int others = snapshots.size() - inspection.upkeep().snapshots();
        if (others <= 0 || isNeeded(inspection, snapshots.get(0))) {
            return;
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
            String than =
                    "more than the %d that are kept at most"
                            .formatted(inspection.upkeep().mostSnapshots());
            report(inspection, snapshots.subList(0, tooMany), than, found);
        } else if (!old.isEmpty()) {
            String than =
                    "older than the %s that they are kept"
                            .formatted(Spans.rounded(inspection.upkeep().snapshotAge()));
            report(inspection, old, than, found);
        }
    }

    /** The number of snapshots beyond the limit that were so before this moment. */
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

    private static void report(
            Inspection inspection, List<Snapshot> left, String than, Report found) {
        found.atTable()
                .says(
                        "commits left %s %s, the oldest of %s ago",
                        Inspection.counted(left.size(), "snapshot"),
                        than,
                        inspection.ago(committed(left.get(0))))
                .so(
                        "%s, and the files that only they need stay",
                        inspection.upkeep().writeOnly()
                                ? "its writers are write-only and expire nothing"
                                : "commits expire fewer than they add")
                .fix(
                        "Run a compactor beside writers that write only, or Flink's procedure"
                                + " sys.expire_snapshots from a schedule.");
    }
}
