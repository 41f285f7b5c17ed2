package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.enumeration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeAssertions;
import io.lakekit.junit.LakeExtension;
import io.lakekit.junit.TestClock;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows for partitions that their table keeps no longer. */
class LateRowsTest {

    enum Event {
        BID,
        CLICK
    }

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<String> HH = Column.of("hh", STRING).notNull();
    private static final Column<Integer> HOUR = Column.of("hour", INT).notNull();
    private static final Column<Event> EVENT = Column.of("event", enumeration(Event.class));
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> AT = Column.of("at", BIGINT);
    private static final Column<Long> COST = Column.of("cost", BIGINT);
    private static final Retention DAYS = Retention.partitions(Duration.ofDays(3));

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static Stream<TableDesign> designs() {
        return Stream.of(
                AppendTable.named("ads.append")
                        .columns(DT, AD)
                        .partitionedBy(DT)
                        .keep(DAYS)
                        .build(),
                SummaryTable.named("ads.summary")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .aggregate(COST, AggFunctions.sum())
                        .keep(DAYS)
                        .build(),
                WideTable.named("ads.wide")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .groups(SequenceGroup.named("g").orderedBy(AT).latest(COST))
                        .keep(DAYS)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void write_intoAPartitionKeptNoLonger_isRefusedAndTheOthersGoOn(
            TableDesign design, TestClock clock) {
        clock.set(Instant.parse("2026-01-04T00:00:00.001Z"));
        try (TableWriter<TableDesign> writer = lake.create(design).writer()) {
            assertThatThrownBy(() -> writer.rows().write(row(design, "2026-01-01")))
                    .hasMessage(
                            "LK1211 ERROR %s.dt: is '2026-01-01', a partition that was kept until"
                                    + " 2026-01-04T00:00:00Z; the row would be gone after the next"
                                    + " check of expiry. Raise the retention before filling old"
                                    + " partitions again, or say what becomes of late rows.",
                            design.name());
            writer.rows().write(row(design, "2026-01-02"));
            clock.set(Instant.parse("2026-01-05T00:00:01Z"));
            assertThatThrownBy(() -> writer.rows().write(row(design, "2026-01-02")))
                    .hasMessageContaining("LK1211 ERROR");
            writer.commit();
            assertThat(writer.lateRows()).isEqualTo(2);
        }
        assertThat(lake.lake().open(design).reader(DT).toList())
                .containsExactly(Row.of(DT, "2026-01-02"));
    }

    private static Row row(TableDesign design, String day) {
        Row row = Row.of(DT, day).with(AD, 7L);
        return design.primaryKey().isEmpty()
                ? row
                : design instanceof WideTable
                        ? row.with(AT, 1L).with(COST, 2L)
                        : row.with(COST, 2L);
    }

    @Test
    void write_ofLateRows_dropsThemOrHandsThemOn_andCountsThem(TestClock clock) {
        AppendTable design =
                AppendTable.named("ads.t").columns(DT, AD).partitionedBy(DT).keep(DAYS).build();
        clock.set(Instant.parse("2026-01-10T00:00:00Z"));
        List<LateRow> kept = new ArrayList<>();
        for (LateRows handler : List.of(LateRows.drop(), kept::add)) {
            try (TableWriter<AppendTable> writer = lake.create(design).lateRows(handler).writer()) {
                writer.rows().write(Row.of(DT, "2026-01-01").with(AD, 1L));
                writer.rows().write(Row.of(DT, "2026-01-10").with(AD, 2L));
                writer.rows().write(Row.of(DT, "2026-01-06").with(AD, 3L));
                writer.commit();
                assertThat(writer.lateRows()).isEqualTo(2);
            }
        }
        assertThat(kept)
                .extracting(LateRow::row)
                .containsExactly(
                        Row.of(DT, "2026-01-01").with(AD, 1L),
                        Row.of(DT, "2026-01-06").with(AD, 3L));
        assertThat(kept).extracting(late -> late.finding().code().id()).containsOnly("LK1211");
        assertThat(lake.lake().open(design).reader(AD).toList())
                .containsExactly(Row.of(AD, 2L), Row.of(AD, 2L));
    }

    @Test
    void write_ofARowThatIsTooOld_isLate(TestClock clock) {
        LatestTable design =
                LatestTable.named("ads.t")
                        .primaryKey(AD)
                        .columns(COST)
                        .orderedBy(AT)
                        .keep(Retention.rows(Duration.ofDays(3), AT))
                        .build();
        clock.set(Instant.parse("2026-01-10T00:00:00Z"));
        long now = clock.instant().getEpochSecond();
        long oldest = now - Duration.ofDays(3).toSeconds();
        try (TableWriter<LatestTable> writer = lake.create(design).writer()) {
            assertThatThrownBy(() -> writer.rows().write(Row.of(AD, 1L).with(AT, oldest - 1)))
                    .hasMessage(
                            "LK1211 ERROR ads.t.at: is 2026-01-06T23:59:59Z, and rows from before"
                                    + " 2026-01-07T00:00:00Z are not kept; the row would be gone"
                                    + " after the next compaction. Raise the retention before"
                                    + " filling old rows in again, or say what becomes of late"
                                    + " rows.");
            writer.rows().write(Row.of(AD, 2L).with(AT, oldest));
            writer.rows().write(Row.of(AD, 3L).with(AT, now * 1_000));
            assertThat(writer.lateRows()).isEqualTo(1);
        }
    }

    /** The reference keeps every row; what a compaction removed for its age is not a difference. */
    @Test
    void rowThatWentByItsAge_isNoDifference(TestClock clock) {
        LatestTable design =
                LatestTable.named("ads.t")
                        .primaryKey(AD)
                        .columns(COST)
                        .orderedBy(AT)
                        .keep(Retention.rows(Duration.ofDays(3), AT))
                        .build();
        LakeTable<LatestTable> table = lake.create(design);
        ReferenceTable<LatestTable> truth = ReferenceTable.of(design);
        long now = Instant.now().getEpochSecond();
        clock.set(Instant.ofEpochSecond(now).minus(Duration.ofDays(9)));
        for (long at : new long[] {now - Duration.ofDays(9).toSeconds(), now}) {
            Row row = Row.of(AD, at).with(COST, 1L).with(AT, at);
            truth.write(row);
            try (TableWriter<LatestTable> writer = table.writer()) {
                writer.rows().write(row);
                writer.commit();
            }
        }
        table.compact();

        assertThat(table.reader(AD).toList()).containsExactly(Row.of(AD, now));
        LakeAssertions.assertThat(table).equalsReference(truth);
        truth.write(Row.of(AD, now).with(COST, 2L).with(AT, now));
        assertThatThrownBy(() -> LakeAssertions.assertThat(table).equalsReference(truth))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void write_byHours_countsFromTheHourInTheZoneOfTheDesign(TestClock clock) {
        Retention kept = Retention.partitions(Duration.ofHours(6));
        for (ZoneId zone : List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Shanghai"))) {
            AppendTable design =
                    AppendTable.named("ads.t" + zone.getId().length())
                            .columns(DT, HH, AD)
                            .partitionedBy(DT, HH)
                            .keep(kept.hoursIn(HH).in(zone))
                            .build();
            Instant start = Instant.parse("2026-01-01T05:00:00Z");
            String hour = zone.getId().equals("UTC") ? "05" : "13";
            Row row = Row.of(DT, "2026-01-01").with(HH, hour).with(AD, 1L);
            try (TableWriter<AppendTable> writer = lake.create(design).writer()) {
                clock.set(start.plus(Duration.ofHours(6)));
                writer.rows().write(row);
                clock.advance(Duration.ofMillis(1));
                assertThatThrownBy(() -> writer.rows().write(row))
                        .hasMessageContaining("LK1211 ERROR")
                        .hasMessageContaining("'2026-01-01 " + hour + "'")
                        .hasMessageContaining("kept until 2026-01-01T11:00:00Z");
            }
        }
    }

    @Test
    void write_aroundAChangeOfClocks_isNeverLateBeforeTheAgeIsOver(TestClock clock) {
        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(DT, HOUR, AD)
                        .partitionedBy(DT, HOUR)
                        .keep(
                                Retention.partitions(Duration.ofHours(6))
                                        .hoursIn(HOUR)
                                        .in(ZoneId.of("America/New_York")))
                        .build();
        try (TableWriter<AppendTable> writer = lake.create(design).writer()) {
            // 01:00 EST on the day that loses its third hour
            Row row = Row.of(DT, "2026-03-08").with(HOUR, 1).with(AD, 1L);
            clock.set(Instant.parse("2026-03-08T12:00:00Z"));
            writer.rows().write(row);
            clock.set(Instant.parse("2026-03-08T12:00:01Z"));
            assertThatThrownBy(() -> writer.rows().write(row)).hasMessageContaining("LK1211");
        }
    }

    @Test
    void write_whereNothingWouldVanish_takesOldRows(TestClock clock) {
        clock.set(Instant.parse("2026-06-01T00:00:00Z"));
        AppendTable kept = AppendTable.named("ads.kept").columns(DT, AD).partitionedBy(DT).build();
        write(lake.create(kept), Row.of(DT, "2026-01-01").with(AD, 1L));
        HybridTable perType =
                HybridTable.named("ads.events")
                        .partitionedBy(DT)
                        .eventTypes(
                                EventType.of(EVENT, Event.BID).carries(COST).keep(DAYS),
                                EventType.of(EVENT, Event.CLICK).carries(AT))
                        .keep(Retention.partitions(Duration.ofDays(30)))
                        .build();
        write(lake.create(perType), Row.of(DT, "2026-01-01").with(EVENT, Event.BID).with(COST, 1L));
    }

    private static <D extends TableDesign> void write(LakeTable<D> table, Row row) {
        try (TableWriter<D> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
            assertThat(writer.lateRows()).isZero();
        }
        assertThat(table.reader().toList()).hasSize(1);
    }
}
