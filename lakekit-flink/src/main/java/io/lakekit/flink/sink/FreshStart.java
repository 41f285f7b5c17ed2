package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.Optional;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/** The rule that a sink which has committed before goes on from its state. */
final class FreshStart {

    private static final Code WITHOUT_STATE =
            Code.error(
                    "LK1321",
                    "a job without state whose sink has committed before",
                    "the start of a job");

    private FreshStart() {}

    /**
     * What is wrong with a start without state. It can be told as long as a snapshot of an earlier
     * run is kept.
     */
    static Optional<Diagnostic> find(FileStoreTable table, SinkRuns runs) {
        return runs.freshStart() != null
                ? Optional.empty()
                : runs.newestCheckpoint(table)
                        .map(newest -> finding(table.fullName(), runs.sink(), newest));
    }

    private static Diagnostic finding(String table, String sink, Snapshot newest) {
        return WITHOUT_STATE
                .at(Place.table(table))
                .says(
                        "the job starts without state, and snapshot %d of the table holds checkpoint"
                                + " %d of an earlier run of sink '%s'",
                        newest.id(), newest.commitIdentifier(), sink)
                .so("its sources start anew, and rows would be written again or left out")
                .fix(
                        "Start the job from its last checkpoint or savepoint. If that run was of"
                                + " another job, give this sink a uidPrefix of its own; if the rows"
                                + " belong to those of the table, call freshStart with the"
                                + " reason.");
    }
}
