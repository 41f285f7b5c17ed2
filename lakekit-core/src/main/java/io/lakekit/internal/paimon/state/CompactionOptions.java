package io.lakekit.internal.paimon.state;

import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.table.FileStoreTable;

/** The options for a compaction that was asked for, unlike one that runs beside writing. */
public final class CompactionOptions {

    private static final String TWO = "2";

    private CompactionOptions() {}

    /**
     * A copy of the table for such a compaction: it merges small files of rows without a key from
     * two on instead of five, and merges even if writers are told not to.
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
