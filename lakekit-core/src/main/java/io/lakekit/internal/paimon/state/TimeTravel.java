package io.lakekit.internal.paimon.state;

import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/** The reading of past states of a table. */
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

    /**
     * The table as of a tag, for reading.
     *
     * @throws IllegalArgumentException if there is no such tag; the message gives those there are
     */
    public static FileStoreTable atTag(FileStoreTable table, String tag) {
        if (!table.tagManager().tagExists(tag)) {
            throw new IllegalArgumentException(
                    "Table "
                            + table.name()
                            + " has no tag '"
                            + tag
                            + "'; it has "
                            + table.tagManager().allTagNames());
        }
        return table.copyWithoutTimeTravel(Map.of(CoreOptions.SCAN_TAG_NAME.key(), tag));
    }

    /**
     * Whether Paimon's own readers can read a tag. They check today's options against the schema of
     * the tag, which may lack columns that the options name.
     */
    public static boolean isReadable(FileStoreTable table, String tag) {
        try {
            table.copy(Map.of(CoreOptions.SCAN_TAG_NAME.key(), tag));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String range(FileStoreTable table) {
        Snapshot earliest = table.snapshotManager().earliestSnapshot();
        Snapshot latest = table.snapshotManager().latestSnapshot();
        return earliest == null || latest == null
                ? "nothing was committed yet"
                : "it keeps " + earliest.id() + " to " + latest.id();
    }
}
