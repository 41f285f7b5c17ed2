package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;

/** The checks for writers that get in each other's way. */
final class Committers {

    static final Check<Inspection> UNLOCKED =
            HealthCheck.error(
                    "LK1706",
                    "several users who commit on an object store without a lock",
                    Committers::unlocked);
    static final Check<Inspection> COMPETING =
            HealthCheck.warning("LK1707", "two users who compact by turns", Committers::competing);

    private Committers() {}

    /**
     * A finding if several users commit without a lock on a file system where a commit is not an
     * atomic rename.
     */
    private static void unlocked(Inspection inspection, Report found) {
        if (!inspection.table().fileIO().isObjectStore()
                || inspection.table().catalogEnvironment().lockFactory() != null) {
            return;
        }
        Set<String> users = new LinkedHashSet<>();
        inspection.snapshots().forEach(snapshot -> users.add(snapshot.commitUser()));
        if (users.size() > 1) {
            found.atTable()
                    .says(
                            "%d users committed to a table on an object store without a lock",
                            users.size())
                    .so("a commit can overwrite another that had succeeded")
                    .fix(
                            "Use a metastore that locks (hive or jdbc, with lock.enabled), or let"
                                    + " one job at a time commit.");
        }
    }

    /**
     * A finding if one user's compactions lie between those of another, so that both run at the
     * same time. If they lie one after the other, a job was started again.
     */
    private static void competing(Inspection inspection, Report found) {
        List<String> users =
                inspection.snapshots().stream()
                        .filter(snapshot -> snapshot.commitKind() == CommitKind.COMPACT)
                        .map(Snapshot::commitUser)
                        .toList();
        Set<String> seen = new LinkedHashSet<>();
        Set<String> back = new LinkedHashSet<>();
        String last = "";
        for (String user : users) {
            if (!user.equals(last) && !seen.add(user)) {
                back.add(user);
                back.add(last);
            }
            last = user;
        }
        if (!back.isEmpty()) {
            found.atTable()
                    .says("users %s compact it by turns", back)
                    .so(
                            "when two compact one bucket, one of their commits fails and its job"
                                    + " starts again")
                    .fix("Set write-only for every writer, and run one compactor.");
        }
    }
}
