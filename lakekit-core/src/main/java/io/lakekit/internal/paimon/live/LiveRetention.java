package io.lakekit.internal.paimon.live;

import io.lakekit.design.Retention;
import io.lakekit.design.Retention.RowAge;
import io.lakekit.internal.paimon.note.ReadNotes;
import io.lakekit.internal.paimon.option.KeptZone;
import io.lakekit.internal.paimon.option.TableOptions;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.utils.TimeUtils;
import org.jspecify.annotations.Nullable;

/** The retention that the options of a live table describe, as it was noted if they agree. */
final class LiveRetention {

    private static final String BY_DAY = "values-time";

    private static final Retention ALL =
            new Retention(null, null, Retention.partitions(Duration.ZERO).dateFormat(), null);

    private static final List<ConfigOption<?>> EXPIRY =
            List.of(
                    CoreOptions.PARTITION_EXPIRATION_TIME,
                    CoreOptions.PARTITION_EXPIRATION_STRATEGY,
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN,
                    CoreOptions.PARTITION_TIMESTAMP_FORMATTER);

    /**
     * What is taken of the options by which a table loses rows.
     *
     * @param partitions whether to take those that drop partitions
     * @param rows whether to take those that drop single rows
     */
    record Typed(boolean partitions, boolean rows) {}

    private final LiveOptions options;
    private final ReadNotes notes;
    private final List<Column<?>> partition;

    LiveRetention(LiveOptions options, ReadNotes notes, Column<?>... partition) {
        this.options = options;
        this.notes = notes;
        this.partition = List.of(partition);
    }

    /**
     * Takes the options that say so. Those that drop partitions in a way that no retention has are
     * left as they are.
     *
     * @return null if the table keeps all, or nothing is taken
     */
    @Nullable Retention take(Typed typed) {
        Retention kept = ofOptions(typed);
        return notes.keep().filter(noted -> isSaid(noted, kept)).orElse(kept);
    }

    private @Nullable Retention ofOptions(Typed typed) {
        String snapshots = options.take(CoreOptions.SNAPSHOT_TIME_RETAINED);
        Duration past = snapshots == null ? null : TimeUtils.parseDuration(snapshots);
        Retention kept = typed.partitions() ? ofPartitions().orElse(null) : null;
        RowAge rows = typed.rows() ? takeRows() : null;
        if (kept != null) {
            EXPIRY.forEach(options::take);
            options.left().remove(KeptZone.OPTION);
        }
        if (kept == null && past == null && rows == null) {
            return null;
        }
        Retention all = kept == null ? ALL : kept;
        return new Retention(
                all.partitions(),
                past,
                all.dateFormat(),
                all.dayColumn(),
                all.hourColumn(),
                all.zone(),
                rows);
    }

    /** Takes the age of rows; one without a column that tells it is left as it is. */
    private @Nullable RowAge takeRows() {
        String age = options.left().get(CoreOptions.RECORD_LEVEL_EXPIRE_TIME.key());
        String time = options.left().get(CoreOptions.RECORD_LEVEL_TIME_FIELD.key());
        if (age == null || time == null) {
            return null;
        }
        options.take(CoreOptions.RECORD_LEVEL_EXPIRE_TIME);
        options.take(CoreOptions.RECORD_LEVEL_TIME_FIELD);
        return new RowAge(TimeUtils.parseDuration(age), time);
    }

    /**
     * Whether the options of the table say the same as the noted retention; those of a hybrid table
     * may say less.
     */
    private boolean isSaid(Retention noted, @Nullable Retention kept) {
        boolean snapshots =
                Objects.equals(noted.snapshots(), kept == null ? null : kept.snapshots());
        boolean rows = Objects.equals(noted.rows(), kept == null ? null : kept.rows());
        boolean silent = kept == null || kept.partitions() == null;
        boolean partitions =
                silent
                        ? noted.partitions() == null || notes.kind().equals("hybrid")
                        : isSame(noted, kept);
        return snapshots && rows && partitions;
    }

    /**
     * Whether two retentions are the same; a design may name the first partition column as that of
     * the day, or name none.
     */
    private boolean isSame(Retention noted, @Nullable Retention kept) {
        if (kept == null || kept.dayColumn() != null || partition.isEmpty()) {
            return noted.equals(kept);
        }
        return noted.equals(kept) || noted.equals(kept.daysIn(partition.get(0)));
    }

    private Optional<Retention> ofPartitions() {
        String age = options.left().get(CoreOptions.PARTITION_EXPIRATION_TIME.key());
        String strategy = options.left().get(CoreOptions.PARTITION_EXPIRATION_STRATEGY.key());
        if (age == null || partition.isEmpty() || (strategy != null && !strategy.equals(BY_DAY))) {
            return Optional.empty();
        }
        String pattern = options.left().get(CoreOptions.PARTITION_TIMESTAMP_PATTERN.key());
        String format = options.left().get(CoreOptions.PARTITION_TIMESTAMP_FORMATTER.key());
        return pattern == null || format == null
                ? Optional.empty()
                : spelled(TimeUtils.parseDuration(age), pattern, format);
    }

    /** The retention whose day and hour are in columns that a pattern names. */
    private Optional<Retention> spelled(Duration age, String pattern, String format) {
        Retention kept = Retention.partitions(age).daysAs(format).in(zone());
        for (Column<?> day : partition) {
            Retention by = day.equals(partition.get(0)) ? kept : kept.daysIn(day);
            if (pattern.equals("$" + day.name())) {
                return Optional.of(by);
            }
            for (Column<?> hour : partition.subList(partition.indexOf(day) + 1, partition.size())) {
                if (pattern.equals(TableOptions.timePattern(by.hoursIn(hour), day.name()))) {
                    return days(format, hour).map(days -> by.hoursIn(hour).daysAs(days));
                }
            }
        }
        return Optional.empty();
    }

    /** The format of the days in that of days and hours; empty if hours are read otherwise. */
    private static Optional<String> days(String format, Column<?> hour) {
        String ending = TableOptions.ending(hour);
        return format.endsWith(ending)
                ? Optional.of(format.substring(0, format.length() - ending.length()))
                : Optional.empty();
    }

    private ZoneId zone() {
        String kept = options.left().get(KeptZone.OPTION);
        return KeptZone.of(kept == null ? Map.of() : Map.of(KeptZone.OPTION, kept));
    }
}
