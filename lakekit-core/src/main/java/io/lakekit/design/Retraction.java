package io.lakekit.design;

/**
 * The meaning of a retracting row ({@code -U}, {@code -D}) that a stream of changes writes to a
 * table, or to the part of it that the stream fills.
 */
public enum Retraction {
    /**
     * It removes the row of its key: at once where the order of arrival decides, and elsewhere if
     * it is not older than that row. A wide table without groups takes {@code -D} alone, and so
     * updates only as one.
     */
    REMOVES_ROW,
    /** It takes its values out of those that the functions of the table combined. */
    UNDOES_VALUES,
    /**
     * It sets the columns of its group to null in the row of its key, if it is not older than what
     * the group holds. The columns that order the group take its values; the row stays, and so do
     * all other groups.
     */
    CLEARS_GROUP,
    /** It has no effect: the design ignores deletes. */
    IGNORED
}
