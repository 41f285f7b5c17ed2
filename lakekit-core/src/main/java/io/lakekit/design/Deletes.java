package io.lakekit.design;

/** What a keyed table does with retracting rows ({@code -D}, {@code -U}). */
public enum Deletes {
    /** The writer refuses them. */
    REFUSE,
    /** They are dropped. */
    IGNORE,
    /** They remove the whole row; impossible with sequence groups. */
    WHOLE_ROW
}
