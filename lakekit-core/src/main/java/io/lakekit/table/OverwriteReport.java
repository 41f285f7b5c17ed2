package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostics;
import java.util.List;

/**
 * The result of an overwrite.
 *
 * @param plan what was taken away
 * @param snapshot the id of the snapshot that made it, 0 if a warning says that it could not be
 *     read
 * @param files the number of data files that took their place
 * @param rows the number of rows in these files, of which several may be of one key
 * @param bytes the size of these files, in bytes
 * @param kept the ids of the snapshots by which others wrote to the partitions after the plan was
 *     made; their rows stayed. In rising order
 * @param warnings what went wrong after it (LK1204)
 */
public record OverwriteReport(
        OverwritePlan plan,
        long snapshot,
        long files,
        long rows,
        long bytes,
        List<Long> kept,
        Diagnostics warnings) {

    /** Copies the list. */
    public OverwriteReport {
        kept = List.copyOf(kept);
    }
}
