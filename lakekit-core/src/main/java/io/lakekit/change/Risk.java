package io.lakekit.change;

/** The risk of a change to a live table, in rising order. */
public enum Risk {
    /** Running jobs and stored rows stay as they are. */
    SAFE,
    /**
     * Jobs that write or compact with the old design would lose what the new one adds, so they must
     * be stopped before the change and started again after it.
     */
    NEEDS_RESTART,
    /**
     * Stored rows are deleted, or must be written again: before new rows fit, or before the values
     * of a new column are right.
     */
    REWRITES_DATA,
    /**
     * The change is never made: it would lose, double, hide or silently change rows, or leave a
     * table that cannot be read.
     */
    REFUSED
}
