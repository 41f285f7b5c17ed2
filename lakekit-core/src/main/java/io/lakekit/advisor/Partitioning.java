package io.lakekit.advisor;

import java.time.Duration;

/** What a partition holds. */
public enum Partitioning {
    /** All rows. */
    NONE("no partitions"),
    /** The rows of a day. */
    DAY("by day"),
    /** The rows of an hour, below the day. */
    HOUR("by day and hour");

    private final String words;

    Partitioning(String words) {
        this.words = words;
    }

    /** The span of a partition; an hour or a day. */
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
