package io.lakekit.internal.paimon.state;

import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.table.FileStoreTable;

/** Compaction that somebody asked for, unlike the one that runs beside writing. */
public final class OnDemand {

    private static final String TWO = "2";

    private OnDemand() {}

    /**
     * The table, set to merge small files of rows without a key from two on, not from five, and to
     * merge at all if its writers are told not to.
     */
    public static FileStoreTable compaction(FileStoreTable table) {
        return table.copy(
                Map.of(
                        CoreOptions.COMPACTION_MIN_FILE_NUM.key(),
                        TWO,
                        CoreOptions.WRITE_ONLY.key(),
                        "false"));
    }
}
