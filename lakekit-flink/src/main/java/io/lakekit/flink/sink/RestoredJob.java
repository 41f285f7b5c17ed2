package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.Optional;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/** The rule that a job is restored from the newest of its checkpoints that the table holds. */
final class RestoredJob {

    private static final Code TOO_OLD =
            Code.error(
                    "LK1319",
                    "a job restored from a state older than its table",
                    "the start of a job");

    private RestoredJob() {}

    /**
     * What is wrong with a state after which the same job has committed. It can be told as long as
     * one of the job's later snapshots is kept.
     *
     * @param user the commit user of the state
     * @param restored the number of the state's checkpoint
     */
    static Optional<Diagnostic> find(FileStoreTable table, String user, long restored) {
        return table.snapshotManager()
                .latestSnapshotOfUser(user)
                .filter(newest -> newest.commitIdentifier() > restored)
                .map(newest -> finding(table.fullName(), restored, newest));
    }

    private static Diagnostic finding(String table, long restored, Snapshot newest) {
        return TOO_OLD.at(Place.table(table))
                .says(
                        "the job is restored from checkpoint %d, and snapshot %d of the table holds"
                                + " its checkpoint %d",
                        restored, newest.id(), newest.commitIdentifier())
                .so("it would write the rows between the two again")
                .fix(
                        "Restore checkpoint %d, or roll the table back to the snapshot of"
                                + " checkpoint %d.",
                        newest.commitIdentifier(), restored);
    }
}
