package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;

/** The check for writers that get in each other's way. */
final class Committers {

    private static final Code NO_LOCK =
            Code.error(
                    "LK1706",
                    "several users who commit on an object store without a lock",
                    "the health report");
    private static final Code COMPETING =
            Code.warning("LK1707", "two users who compact by turns", "the health report");

    private Committers() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        return Stream.concat(unlocked(inspection), competing(inspection));
    }

    /**
     * A finding if several users commit without a lock on a file system where a commit is not an
     * atomic rename.
     */
    private static Stream<Diagnostic> unlocked(Inspection inspection) {
        if (!inspection.table().fileIO().isObjectStore()
                || inspection.table().catalogEnvironment().lockFactory() != null) {
            return Stream.empty();
        }
        Set<String> users = new LinkedHashSet<>();
        inspection.snapshots().forEach(snapshot -> users.add(snapshot.commitUser()));
        return users.size() < 2
                ? Stream.empty()
                : Stream.of(
                        NO_LOCK.at(inspection.place())
                                .says(
                                        "%d users committed to a table on an object store without"
                                                + " a lock",
                                        users.size())
                                .so("a commit can overwrite another that had succeeded")
                                .fix(
                                        "Use a metastore that locks (hive or jdbc, with"
                                                + " lock.enabled), or let one job at a time"
                                                + " commit."));
    }

    /**
     * A finding if one user's compactions lie between those of another, so that both run at the
     * same time. If they lie one after the other, a job was started again.
     */
    private static Stream<Diagnostic> competing(Inspection inspection) {
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
        return back.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        COMPETING
                                .at(inspection.place())
                                .says("users %s compact it by turns", back)
                                .so(
                                        "when two compact one bucket, one of their commits fails"
                                                + " and its job starts again")
                                .fix(
                                        "Set write-only for every writer, and run one"
                                                + " compactor."));
    }
}
