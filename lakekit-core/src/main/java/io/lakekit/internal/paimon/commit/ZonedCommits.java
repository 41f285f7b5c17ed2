package io.lakekit.internal.paimon.commit;

import org.apache.paimon.table.FileStoreTable;

/** Commits that drop partitions by the time zone of the design. */
public final class ZonedCommits {

    private ZonedCommits() {}

    /** A copy of the table with such commits, which keeps them when it is serialized. */
    public static FileStoreTable of(FileStoreTable table) {
        return ZonedTable.of(table);
    }
}
