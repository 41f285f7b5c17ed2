package io.lakekit.internal.paimon.live;

import io.lakekit.design.Retention;
import io.lakekit.internal.paimon.option.KeptZone;
import io.lakekit.internal.paimon.option.TableOptions;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.utils.TimeUtils;
import org.jspecify.annotations.Nullable;

/** The retention that the options of a live table describe. */
final class LiveRetention {

    private final LiveOptions options;
    private final List<Column<?>> partition;

    LiveRetention(LiveOptions options, Column<?>... partition) {
        this.options = options;
        this.partition = List.of(partition);
    }

    /**
     * Takes the options that say so.
     *
     * @return null if the table keeps all
     * @throws IllegalArgumentException if it drops partitions in a way that no design has
     */
    @Nullable Retention take() {
        String snapshots = options.take(CoreOptions.SNAPSHOT_TIME_RETAINED);
        Duration past = snapshots == null ? null : TimeUtils.parseDuration(snapshots);
        Retention partitions = ofPartitions();
        if (partitions == null) {
            return past == null ? null : Retention.snapshots(past);
        }
        return past == null ? partitions : partitions.andSnapshots(past);
    }

    private @Nullable Retention ofPartitions() {
        String age = options.take(CoreOptions.PARTITION_EXPIRATION_TIME);
        if (age == null || partition.isEmpty()) {
            return null;
        }
        String strategy = options.take(CoreOptions.PARTITION_EXPIRATION_STRATEGY);
        if (strategy != null && !strategy.equals("values-time")) {
            throw new IllegalArgumentException(
                    "its partitions expire by '" + strategy + "', not by the day they spell");
        }
        String pattern =
                Objects.requireNonNull(options.take(CoreOptions.PARTITION_TIMESTAMP_PATTERN));
        String format =
                Objects.requireNonNull(options.take(CoreOptions.PARTITION_TIMESTAMP_FORMATTER));
        Retention kept =
                Retention.partitions(TimeUtils.parseDuration(age)).daysAs(format).in(zone());
        for (Column<?> day : partition) {
            Retention by = day.equals(partition.get(0)) ? kept : kept.daysIn(day);
            if (pattern.equals("$" + day.name())) {
                return by;
            }
            for (Column<?> hour : partition.subList(partition.indexOf(day) + 1, partition.size())) {
                if (pattern.equals(TableOptions.timePattern(by.hoursIn(hour), day.name()))) {
                    return by.hoursIn(hour).daysAs(days(format, hour));
                }
            }
        }
        throw new IllegalArgumentException(
                "its partitions expire by '"
                        + pattern
                        + "', read as '"
                        + format
                        + "', and a design"
                        + " reads the day from one partition column, and the hour from one behind"
                        + " it");
    }

    private static String days(String format, Column<?> hour) {
        String ending = TableOptions.ending(hour);
        if (!format.endsWith(ending)) {
            throw new IllegalArgumentException(
                    "its partitions expire by a time that is read as '"
                            + format
                            + "', and a design reads the hour '"
                            + hour.name()
                            + "', of "
                            + hour.type()
                            + ", as '"
                            + ending.strip()
                            + "'");
        }
        return format.substring(0, format.length() - ending.length());
    }

    private ZoneId zone() {
        String kept = options.take(KeptZone.OPTION);
        return KeptZone.of(kept == null ? Map.of() : Map.of(KeptZone.OPTION, kept));
    }
}
