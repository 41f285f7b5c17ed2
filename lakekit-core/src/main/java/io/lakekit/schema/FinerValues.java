package io.lakekit.schema;

import java.time.Instant;

/** What a column of time does with a value of more digits of a second than it stores. */
public enum FinerValues {
    /**
     * Its digits beyond those of the column are cut, toward the past also before 1970, as {@link
     * Instant#truncatedTo} does. Two values may become one: as an order they are equal, as a key
     * they are the same.
     */
    CUT,
    /** It is refused where it is written. */
    REFUSE
}
