package io.lakekit.paimon;

import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/** Past states of a table. */
public final class TimeTravel {

    private TimeTravel() {}

    /**
     * The table as of a snapshot, for reading.
     *
     * @throws IllegalArgumentException if the snapshot does not exist or has expired; the message
     *     gives the range that does
     */
    public static FileStoreTable at(FileStoreTable table, long snapshot) {
        if (!table.snapshotManager().snapshotExists(snapshot)) {
            throw new IllegalArgumentException(
                    "Table " + table.name() + " has no snapshot " + snapshot + "; " + range(table));
        }
        return table.copyWithoutTimeTravel(
                Map.of(CoreOptions.SCAN_SNAPSHOT_ID.key(), Long.toString(snapshot)));
    }

    private static String range(FileStoreTable table) {
        Snapshot earliest = table.snapshotManager().earliestSnapshot();
        Snapshot latest = table.snapshotManager().latestSnapshot();
        return earliest == null || latest == null
                ? "nothing was committed yet"
                : "it keeps " + earliest.id() + " to " + latest.id();
    }
}
