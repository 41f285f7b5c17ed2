package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How long a table keeps what it holds. A partition's age counts from the start of its day or hour,
 * in the time zone by which its rows are given their day: UTC unless another is named. A row that
 * comes for an older partition is late.
 *
 * @param partitions age at which a partition is dropped, or null to keep all
 * @param snapshots age up to which a past state can be read, or null for the format's default
 * @param dateFormat how a partition spells its day, in {@link java.time.format.DateTimeFormatter}
 *     letters
 * @param dayColumn name of the partition column of text that holds the day, or null if that is the
 *     first one
 * @param hourColumn name of the partition column that holds the hour, as two digits or as an
 *     integer, or null if partitions are days
 * @param zone the time zone of days and hours
 */
public record Retention(
        @Nullable Duration partitions,
        @Nullable Duration snapshots,
        String dateFormat,
        @Nullable String dayColumn,
        @Nullable String hourColumn,
        ZoneId zone)
        implements Serializable {

    /** A zone that is a fixed offset is kept as that offset. */
    public Retention {
        zone = zone.normalized();
    }

    /** With days of the first partition column, and days and hours of UTC. */
    public Retention(
            @Nullable Duration partitions,
            @Nullable Duration snapshots,
            String dateFormat,
            @Nullable String hourColumn) {
        this(partitions, snapshots, dateFormat, null, hourColumn, ZoneOffset.UTC);
    }

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
        return new Retention(partitions, age, dateFormat, dayColumn, hourColumn, zone);
    }

    /** Days are spelt in this format. */
    public Retention daysAs(String format) {
        return new Retention(partitions, snapshots, format, dayColumn, hourColumn, zone);
    }

    /**
     * The day is spelled by this partition column, of text, and not by the first one, as where
     * tables are partitioned by region and day.
     */
    public Retention daysIn(Column<?> column) {
        return new Retention(partitions, snapshots, dateFormat, column.name(), hourColumn, zone);
    }

    /**
     * Partitions are hours; this column holds them, a text as two digits, an integer as 0 to 23.
     */
    public Retention hoursIn(Column<?> column) {
        return new Retention(partitions, snapshots, dateFormat, dayColumn, column.name(), zone);
    }

    /**
     * Days and hours are those of this time zone, for writers and for expiry, whatever the zone of
     * the JVM they run in.
     */
    public Retention in(ZoneId days) {
        return new Retention(partitions, snapshots, dateFormat, dayColumn, hourColumn, days);
    }
}
