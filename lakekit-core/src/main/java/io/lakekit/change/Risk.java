package io.lakekit.change;

/** What a change of a live table costs, in rising order. */
public enum Risk {
    /** Jobs that run and rows that are stored stay as they are. */
    SAFE,
    /**
     * Jobs that write or compact with the old design would lose what the new one adds, so they must
     * be stopped before and started again after it.
     */
    NEEDS_RESTART,
    /**
     * Rows that are stored are deleted, or must be written again before new ones fit or before what
     * a new column says is right.
     */
    REWRITES_DATA,
    /**
     * It would lose, double, hide or silently change rows, or leave a table that cannot be read.
     */
    REFUSED
}
