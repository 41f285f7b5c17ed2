package io.lakekit.schema;

import java.time.Instant;

/** What a column of time does with a value that has more digits of a second than it stores. */
public enum FinerValues {
    /**
     * Digits beyond those of the column are cut, toward the past before 1970 too, as {@link
     * Instant#truncatedTo} does. Two different values may become one: then they are equal as an
     * order, and the same row as a key.
     */
    CUT,
    /** The value is refused where it is written. */
    REFUSE
}
