package io.lakekit.internal.paimon.commit;

import org.apache.paimon.table.FileStoreTable;

/** Commits that drop partitions by the time zone of the design. */
public final class ZonedCommits {

    private ZonedCommits() {}

    /** The table with such commits, also where it is serialized to. */
    public static FileStoreTable of(FileStoreTable table) {
        return ZonedTable.of(table);
    }
}
