package io.lakekit.internal.flink.metric;

import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WholeRowTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType.Kind;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * The newest event time of one stream. The event time is the ordering column of a group, or of
 * whole rows, that is a time; where nothing orders rows the only time that the stream supplies.
 * Times ahead of the clock do not count: one wrong clock would hide that all other events are late.
 */
final class EventTimes {

    private static final long NONE = Long.MIN_VALUE;

    private final List<Newest> columns;
    private final Clock clock;

    // Written by the task alone, for each row; reporters may read a little late.
    private final AtomicLong newest = new AtomicLong(NONE);

    private EventTimes(List<Newest> columns, Clock clock) {
        this.columns = columns;
        this.clock = clock;
    }

    static EventTimes of(
            TableDesign design, @Nullable Slice<?> slice, List<String> stored, Clock clock) {
        Retention kept = design.retention();
        ZoneId zone = kept == null ? ZoneOffset.UTC : kept.zone();
        return new EventTimes(
                columns(design, slice)
                        .map(column -> new Newest(column, stored.indexOf(column.name()), zone))
                        .toList(),
                clock);
    }

    private static Stream<Column<?>> columns(TableDesign design, @Nullable Slice<?> slice) {
        if (slice instanceof SequenceGroup group) {
            return order(group.order());
        }
        if (slice == null) {
            return ofWholeRows(design);
        }
        List<Column<?>> own = only(slice.columns()).toList();
        return own.isEmpty() ? only(design.columnsOf(slice)) : own.stream();
    }

    private static Stream<Column<?>> ofWholeRows(TableDesign design) {
        return design.byKind(
                grouped ->
                        grouped.groups().stream().flatMap(group -> order(group.order())).distinct(),
                EventTimes::ofOrder,
                summary -> only(summary.suppliedColumns()),
                append -> only(append.suppliedColumns()),
                hybrid -> only(hybrid.suppliedColumns()));
    }

    private static Stream<Column<?>> ofOrder(WholeRowTable table) {
        List<Column<?>> times = order(table.order()).toList();
        return times.isEmpty() ? only(table.suppliedColumns()) : times.stream();
    }

    private static Stream<Column<?>> order(List<Column<?>> columns) {
        return columns.stream().filter(EventTimes::isTime).limit(1);
    }

    private static Stream<Column<?>> only(List<Column<?>> columns) {
        List<Column<?>> times = columns.stream().filter(EventTimes::isTime).toList();
        return times.size() == 1 ? times.stream() : Stream.empty();
    }

    private static boolean isTime(Column<?> column) {
        return column.type().kind() == Kind.TIMESTAMP || column.type().kind() == Kind.TIMESTAMP_LTZ;
    }

    /** Takes the times of one more row; true if it is the first that has one. */
    boolean take(InternalRow row) {
        long before = newest.getPlain();
        long now = before;
        for (Newest column : columns) {
            now = Math.max(now, column.take(row, clock));
        }
        newest.setRelease(now);
        return before == NONE && now != NONE;
    }

    /** The age of the newest event, once there is one. */
    long ageMillis() {
        return clock.millis() - newest.getAcquire();
    }

    /** The newest time of one column. */
    private static final class Newest {

        private final int position;
        private final int precision;
        private final @Nullable ZoneId zone;
        private long stored = NONE;
        private long instant = NONE;
        private long clocked = NONE;

        Newest(Column<?> column, int position, ZoneId zone) {
            this.position = position;
            this.precision = column.type().precision();
            this.zone = column.type().kind() == Kind.TIMESTAMP_LTZ ? null : zone;
        }

        long take(InternalRow row, Clock clock) {
            if (!row.isNullAt(position)) {
                long millis = row.getTimestamp(position, precision).getMillisecond();
                if (millis > stored && hasCome(instant(millis), clock)) {
                    stored = millis;
                    instant = instant(millis);
                }
            }
            return instant;
        }

        /** Asks the clock only for times after its last answer. */
        private boolean hasCome(long time, Clock clock) {
            if (time > clocked) {
                clocked = clock.millis();
            }
            return time <= clocked;
        }

        private long instant(long millis) {
            if (zone == null || zone.equals(ZoneOffset.UTC)) {
                return millis;
            }
            return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1_000L), 0, ZoneOffset.UTC)
                            .atZone(zone)
                            .toEpochSecond()
                    * 1_000L;
        }
    }
}
