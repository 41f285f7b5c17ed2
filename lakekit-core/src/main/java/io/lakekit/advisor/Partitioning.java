package io.lakekit.advisor;

import java.time.Duration;

/** The span of time that one partition holds. */
public enum Partitioning {
    /** The table is not partitioned. */
    NONE("no partitions"),
    /** A partition holds the rows of a day. */
    DAY("by day"),
    /** A partition holds the rows of an hour, below the day. */
    HOUR("by day and hour");

    private final String words;

    Partitioning(String words) {
        this.words = words;
    }

    /** The length of a partition: an hour or a day. */
    Duration span() {
        return this == HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    int perDay() {
        return this == HOUR ? 24 : 1;
    }

    @Override
    public String toString() {
        return words;
    }
}
