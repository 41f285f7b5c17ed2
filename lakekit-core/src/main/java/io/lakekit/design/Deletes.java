package io.lakekit.design;

/** The treatment of retracting rows ({@code -D}, {@code -U}) by a keyed table. */
public enum Deletes {
    /** Writers refuse retracting rows. */
    REFUSE,
    /** Retracting rows are dropped without an error. */
    IGNORE,
    /** A retracting row removes the whole row of its key; impossible with sequence groups. */
    WHOLE_ROW
}
