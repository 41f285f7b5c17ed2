package io.lakekit.internal.flink.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.Timestamp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which column of a design is the event time, and what its newest value is. */
class EventTimesTest {

    private static final Column<String> DAY = Column.of("day", ColumnType.STRING).notNull();
    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<Long> VERSION = Column.of("version", ColumnType.BIGINT);
    private static final Column<Instant> AT = Column.of("at", ColumnType.timestampLtz(3));
    private static final Column<Instant> SEEN = Column.of("seen", ColumnType.timestampLtz(9));
    private static final Column<LocalDateTime> LOCAL = Column.of("local", ColumnType.timestamp(6));
    private static final Column<String> TEXT = Column.of("text", ColumnType.STRING);
    private static final Column<Long> COUNT = Column.of("count", ColumnType.BIGINT);

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Timestamp HOUR_AGO = at(NOW.minusSeconds(3_600));
    private static final Timestamp DAY_AGO = at(NOW.minusSeconds(86_400));

    private static Timestamp at(Instant time) {
        return Timestamp.fromEpochMillis(time.toEpochMilli());
    }

    private static final SequenceGroup BY_VERSION =
            SequenceGroup.named("v").orderedBy(VERSION).thenBy(AT).latest(TEXT);
    private static final SequenceGroup BY_TIME =
            SequenceGroup.named("t").orderedBy(SEEN).latest(COUNT);

    @Test
    void group_hasItsOrderingColumnOfATime() {
        WideTable wide =
                WideTable.named("a.wide").primaryKey(ID).groups(BY_VERSION, BY_TIME).build();

        assertThat(age(wide, BY_VERSION, Map.of(AT, HOUR_AGO, SEEN, at(NOW)))).isEqualTo(3_600_000);
        assertThat(age(wide, BY_TIME, Map.of(AT, at(NOW), SEEN, DAY_AGO))).isEqualTo(86_400_000);
        assertThat(age(wide, null, Map.of(AT, HOUR_AGO, SEEN, DAY_AGO))).isEqualTo(3_600_000);
    }

    @Test
    void groupOrderedByNumbers_hasNone() {
        SequenceGroup numbered = SequenceGroup.named("n").orderedBy(VERSION).latest(AT);
        WideTable wide = WideTable.named("a.wide").primaryKey(ID).groups(numbered).build();

        assertThat(age(wide, numbered, Map.of(AT, HOUR_AGO))).isNull();
    }

    @Test
    void latestRows_haveTheTimeThatOrdersThem_orElseTheirOnlyOne() {
        LatestTable byTime =
                LatestTable.named("a.time").primaryKey(ID).columns(SEEN).orderedBy(AT).build();
        LatestTable byVersion =
                LatestTable.named("a.version")
                        .primaryKey(ID)
                        .columns(SEEN)
                        .orderedBy(VERSION)
                        .build();

        assertThat(age(byTime, null, Map.of(AT, HOUR_AGO, SEEN, at(NOW)))).isEqualTo(3_600_000);
        assertThat(age(byVersion, null, Map.of(SEEN, DAY_AGO))).isEqualTo(86_400_000);
    }

    @Test
    void tableWithoutGroups_hasItsOnlyTime() {
        AppendTable one = AppendTable.named("a.one").columns(ID, AT).build();
        AppendTable two = AppendTable.named("a.two").columns(ID, AT, SEEN).build();
        SummaryTable summary =
                SummaryTable.named("a.sum")
                        .primaryKey(ID)
                        .aggregate(COUNT, AggFunctions.sum())
                        .aggregate(SEEN, AggFunctions.max())
                        .build();

        assertThat(age(one, null, Map.of(AT, HOUR_AGO))).isEqualTo(3_600_000);
        assertThat(age(two, null, Map.of(AT, HOUR_AGO, SEEN, HOUR_AGO))).isNull();
        assertThat(age(summary, null, Map.of(SEEN, DAY_AGO))).isEqualTo(86_400_000);
    }

    @Test
    void eventType_hasItsOwnTime_orElseTheSharedOne() {
        EventType own = EventType.of(TEXT, "own").carries(AT);
        EventType plain = EventType.of(TEXT, "plain").carries(COUNT);
        HybridTable hybrid =
                HybridTable.named("a.hybrid")
                        .partitionedBy(DAY)
                        .shared(ID, SEEN)
                        .eventTypes(own, plain)
                        .build();

        Map<Column<?>, Timestamp> row = Map.of(AT, HOUR_AGO, SEEN, DAY_AGO);
        assertThat(age(hybrid, own, row)).isEqualTo(3_600_000);
        assertThat(age(hybrid, plain, row)).isEqualTo(86_400_000);
    }

    @Test
    void timeWithoutAZone_isOfTheZoneOfTheRetention() {
        Timestamp eight = Timestamp.fromLocalDateTime(LocalDateTime.of(2026, 11, 24, 20, 0));
        AppendTable plain = AppendTable.named("a.utc").columns(DAY, LOCAL).build();
        AppendTable zoned =
                AppendTable.named("a.zoned")
                        .columns(DAY, LOCAL)
                        .partitionedBy(DAY)
                        .keep(
                                Retention.partitions(Duration.ofDays(30))
                                        .in(ZoneId.of("Asia/Shanghai")))
                        .build();

        assertThat(age(zoned, null, Map.of(LOCAL, eight))).isZero();
        assertThat(age(plain, null, Map.of(LOCAL, eight))).isNull(); // ahead of the clock
    }

    @Test
    void timesAheadOfTheClock_doNotHideTheOthers() {
        AppendTable one = AppendTable.named("a.one").columns(ID, AT).build();
        EventTimes times = times(one, null);

        assertThat(times.take(row(one, Map.of()))).isFalse();
        assertThat(times.take(row(one, Map.of(AT, DAY_AGO)))).isTrue();
        assertThat(times.take(row(one, Map.of(AT, at(NOW.plusSeconds(1)))))).isFalse();
        assertThat(times.ageMillis()).isEqualTo(86_400_000);
        assertThat(times.take(row(one, Map.of(AT, HOUR_AGO)))).isFalse();
        assertThat(times.take(row(one, Map.of(AT, DAY_AGO)))).isFalse();
        assertThat(times.ageMillis()).isEqualTo(3_600_000);
    }

    private static @Nullable Long age(
            TableDesign design, @Nullable Slice<?> slice, Map<Column<?>, Timestamp> values) {
        EventTimes times = times(design, slice);
        return times.take(row(design, values)) ? times.ageMillis() : null;
    }

    private static EventTimes times(TableDesign design, @Nullable Slice<?> slice) {
        List<String> stored = design.columns().stream().map(Column::name).toList();
        return EventTimes.of(design, slice, stored, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static GenericRow row(TableDesign design, Map<Column<?>, Timestamp> values) {
        return GenericRow.of(design.columns().stream().map(values::get).toArray());
    }
}
