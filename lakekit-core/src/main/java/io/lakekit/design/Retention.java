package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time for which a table keeps its partitions, its rows and its past states. A partition's age
 * counts from the start of its day or hour, in the time zone by which its rows are given their day:
 * UTC unless another is named; a row's age counts from the time in one of its columns. A row that
 * comes for a partition which is older than that, or is older itself, is late. Immutable: each call
 * returns another retention.
 *
 * <pre>{@code
 * Retention.partitions(Duration.ofDays(90))
 *         .andSnapshots(Duration.ofHours(6))
 *         .in(ZoneId.of("Asia/Shanghai"));
 * }</pre>
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
 * @param rows age at which single rows may go, or null to keep all
 */
public record Retention(
        @Nullable Duration partitions,
        @Nullable Duration snapshots,
        String dateFormat,
        @Nullable String dayColumn,
        @Nullable String hourColumn,
        ZoneId zone,
        @Nullable RowAge rows)
        implements Serializable {

    /**
     * The age at which a row may go.
     *
     * @param age the age, counted from the time in the column
     * @param timeColumn name of the column that holds the time of a row
     */
    public record RowAge(Duration age, String timeColumn) implements Serializable {}

    /** Keeps a zone that is a fixed offset, such as {@code UTC}, as that offset. */
    public Retention {
        zone = zone.normalized();
    }

    /** A retention that keeps all rows of a partition which is there. */
    public Retention(
            @Nullable Duration partitions,
            @Nullable Duration snapshots,
            String dateFormat,
            @Nullable String dayColumn,
            @Nullable String hourColumn,
            ZoneId zone) {
        this(partitions, snapshots, dateFormat, dayColumn, hourColumn, zone, null);
    }

    /**
     * A retention whose day is in the first partition column, and whose days and hours are in UTC.
     */
    public Retention(
            @Nullable Duration partitions,
            @Nullable Duration snapshots,
            String dateFormat,
            @Nullable String hourColumn) {
        this(partitions, snapshots, dateFormat, null, hourColumn, ZoneOffset.UTC);
    }

    /**
     * A retention that drops partitions of this age. The first partition column holds the day as
     * {@code yyyy-MM-dd} unless {@link #daysIn} and {@link #daysAs} say otherwise.
     */
    public static Retention partitions(Duration age) {
        return new Retention(age, null, "yyyy-MM-dd", null);
    }

    /** A retention that keeps all partitions, and past states readable for this long. */
    public static Retention snapshots(Duration age) {
        return new Retention(null, age, "yyyy-MM-dd", null);
    }

    /**
     * A retention that lets single rows of a latest-row or first-row table go at this age, for
     * tables whose key has no day. A compaction removes them, some time later: until then a row
     * that is older may be read, or an older one of its key. Those that are younger are as they
     * must be.
     *
     * @param age the age, in whole seconds
     * @param time the column that holds the time of a row: a TIMESTAMP_LTZ, a TIMESTAMP in UTC, an
     *     INT of seconds since 1970, or a BIGINT of seconds or milliseconds, which Paimon tells
     *     apart by their size
     */
    public static Retention rows(Duration age, Column<?> time) {
        return new Retention(null, null, "yyyy-MM-dd", null).andRows(age, time);
    }

    /**
     * A copy of this retention that also lets single rows go, as {@link #rows(Duration, Column)}.
     */
    public Retention andRows(Duration age, Column<?> time) {
        return new Retention(
                partitions,
                snapshots,
                dateFormat,
                dayColumn,
                hourColumn,
                zone,
                new RowAge(age, time.name()));
    }

    /** A copy of this retention that keeps past states readable for this long. */
    public Retention andSnapshots(Duration age) {
        return new Retention(partitions, age, dateFormat, dayColumn, hourColumn, zone, rows);
    }

    /**
     * A copy of this retention whose days are spelled in another format than {@code yyyy-MM-dd}.
     *
     * @param format letters of {@link java.time.format.DateTimeFormatter}, such as {@code yyyyMMdd}
     */
    public Retention daysAs(String format) {
        return new Retention(partitions, snapshots, format, dayColumn, hourColumn, zone, rows);
    }

    /**
     * A copy of this retention whose day is in this partition column instead of the first one, as
     * in a table that is partitioned by region and day. It must be a column of text.
     */
    public Retention daysIn(Column<?> column) {
        return new Retention(
                partitions, snapshots, dateFormat, column.name(), hourColumn, zone, rows);
    }

    /**
     * A copy of this retention whose partitions are hours, held by this partition column: as two
     * digits if it is text, as 0 to 23 if it is an integer.
     */
    public Retention hoursIn(Column<?> column) {
        return new Retention(
                partitions, snapshots, dateFormat, dayColumn, column.name(), zone, rows);
    }

    /**
     * A copy of this retention whose days and hours are those of this time zone, for writers and
     * for expiry, whatever the zone of the JVM they run in.
     */
    public Retention in(ZoneId days) {
        return new Retention(partitions, snapshots, dateFormat, dayColumn, hourColumn, days, rows);
    }
}
