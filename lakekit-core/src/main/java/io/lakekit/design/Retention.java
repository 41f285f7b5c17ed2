package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a table keeps what it holds. A partition's age counts from the start of its day or hour.
 *
 * @param partitions age at which a partition is dropped, or null to keep all
 * @param snapshots age up to which a past state can be read, or null for the format's default
 * @param dateFormat how the first partition column spells the day, in {@link
 *     java.time.format.DateTimeFormatter} letters
 * @param hourColumn name of the partition column that spells the hour as two digits, or null if
 *     partitions are days
 */
public record Retention(
        @Nullable Duration partitions,
        @Nullable Duration snapshots,
        String dateFormat,
        @Nullable String hourColumn)
        implements Serializable {

    /**
     * Drops partitions of this age; the first partition column spells the day as {@code
     * yyyy-MM-dd}.
     */
    public static Retention partitions(Duration age) {
        return new Retention(age, null, "yyyy-MM-dd", null);
    }

    /** Keeps past states readable for this long, and all partitions. */
    public static Retention snapshots(Duration age) {
        return new Retention(null, age, "yyyy-MM-dd", null);
    }

    /** Also keeps past states readable for this long. */
    public Retention andSnapshots(Duration age) {
        return new Retention(partitions, age, dateFormat, hourColumn);
    }

    /** Days are spelt in this format. */
    public Retention daysAs(String format) {
        return new Retention(partitions, snapshots, format, hourColumn);
    }

    /** Partitions are hours; this column spells them as two digits. */
    public Retention hoursIn(Column<String> column) {
        return new Retention(partitions, snapshots, dateFormat, column.name());
    }
}
