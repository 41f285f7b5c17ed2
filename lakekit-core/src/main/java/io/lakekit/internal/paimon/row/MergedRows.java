package io.lakekit.internal.paimon.row;

import org.apache.paimon.CoreOptions;
import org.apache.paimon.table.FileStoreTable;

/** What Paimon needs to merge the rows of a table as they are read. */
public final class MergedRows {

    private MergedRows() {}

    /**
     * Whether rows must be read with all columns. Where a group deletes rows, Paimon looks for its
     * order by the place that it has among all columns, and a reader of some takes another for it.
     */
    public static boolean needAllColumns(FileStoreTable table) {
        return table.options()
                .containsKey(CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_SEQUENCE_GROUP.key());
    }
}
