package io.lakekit.explain;

import static io.lakekit.design.AggFunctions.rbm32;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AppendTable;
import io.lakekit.design.EventType;
import io.lakekit.design.GoldenFile;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Column<Long> KEY = Column.of("k", BIGINT).notNull();
    private static final Column<Long> AT = Column.of("click_ts", BIGINT);
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final Column<String> NOTE = Column.of("note", STRING);

    @Test
    void toString_wideTable_saysWhatEachColumnBecomes() {
        WideTable design =
                WideTable.named("ads.t")
                        .primaryKey(KEY)
                        .groups(
                                SequenceGroup.named("click")
                                        .orderedBy(AT)
                                        .latest(PAGE)
                                        .latestNonNull(NOTE)
                                        .aggregate(CLICKS, sum()))
                        .accept("LK0405", CLICKS, "de-duplicated upstream")
                        .build();

        GoldenFile.named("explain-wide.txt").assertSame(Explanation.of(design) + "\n");
    }

    @Test
    void toString_latestRowTable_saysWhichRowStays() {
        LatestTable design =
                LatestTable.named("ads.t")
                        .primaryKey(KEY)
                        .columns(PAGE, CLICKS.notNull())
                        .orderedBy(AT.notNull())
                        .build();

        GoldenFile.named("explain-latest.txt").assertSame(Explanation.of(design) + "\n");
    }

    @Test
    void latestRowTable_withoutAnOrder_goesByArrival() {
        LatestTable design =
                LatestTable.named("ads.t")
                        .primaryKey(KEY)
                        .columns(PAGE)
                        .accept("LK0320", "one job writes it")
                        .build();

        assertThat(Explanation.of(design).table())
                .isEqualTo(
                        "latest-row table ads.t: one row per (k), the last to arrive. A delete"
                                + " removes the row, and a row that comes later is another.");
        assertThat(Explanation.of(design).column(PAGE).orElseThrow().onLate())
                .isEqualTo("replaces the row");
    }

    @Test
    void table_thatKeepsPartitions_saysForHowLongInWhichZone() {
        Column<String> day = Column.of("dt", STRING).notNull();
        Column<String> hour = Column.of("hh", STRING).notNull();
        Retention days = Retention.partitions(Duration.ofDays(30));

        assertThat(kept(days, day))
                .endsWith(
                        " Partitions are dropped 30 days after the start of their day in the time"
                                + " zone 'UTC'.");
        assertThat(kept(days.in(ZoneId.of("Asia/Shanghai")), day))
                .endsWith(" after the start of their day in the time zone 'Asia/Shanghai'.");
        assertThat(kept(Retention.partitions(Duration.ofHours(36)).hoursIn(hour), day, hour))
                .contains(" Partitions are dropped 36 hours after the start of their hour in ");
        assertThat(kept(Retention.snapshots(Duration.ofDays(1))))
                .endsWith("every row written is kept, repeated ones too.");
    }

    private static String kept(Retention retention, Column<?>... partitions) {
        return Explanation.of(
                        AppendTable.named("ads.t")
                                .columns(PAGE)
                                .partitionedBy(partitions)
                                .keep(retention)
                                .build())
                .table();
    }

    @Test
    void table_ofEventTypes_saysHowLongEachIsKept() {
        Column<Thread.State> state =
                Column.of("state", ColumnType.enumeration(Thread.State.class)).notNull();
        HybridTable design =
                HybridTable.named("ads.e")
                        .shared(PAGE)
                        .partitionedBy(Column.of("dt", STRING).notNull())
                        .eventTypes(
                                EventType.of(state, Thread.State.NEW),
                                EventType.of(state, Thread.State.BLOCKED)
                                        .keep(Retention.partitions(Duration.ofDays(2))))
                        .keep(Retention.partitions(Duration.ofDays(9)))
                        .build();

        assertThat(Explanation.of(design).table())
                .endsWith(
                        " Partitions are dropped 9 days after the start of their day in the time zone"
                                + " 'UTC'. Those of BLOCKED are dropped 2 days after the start of"
                                + " their day in the time zone 'UTC'.");
    }

    @Test
    void example_bitmaps_isLeftOut() {
        Column<byte[]> users = Column.of("users", ColumnType.BYTES);
        SummaryTable design =
                SummaryTable.named("ads.s").primaryKey(KEY).aggregate(users, rbm32()).build();

        assertThat(Explanation.of(design).example()).isEmpty();
    }

    @Test
    void example_everyTypeOfValue_showsWhatReferenceHolds() {
        List<Column<?>> values =
                List.of(
                        Column.of("c_boolean", ColumnType.BOOLEAN),
                        Column.of("c_tinyint", ColumnType.TINYINT),
                        Column.of("c_smallint", ColumnType.SMALLINT),
                        Column.of("c_int", ColumnType.INT),
                        Column.of("c_float", ColumnType.FLOAT),
                        Column.of("c_double", ColumnType.DOUBLE),
                        Column.of("c_decimal", ColumnType.decimal(5, 2)),
                        Column.of("c_char", ColumnType.character(1)),
                        Column.of("c_enum", ColumnType.enumeration(Thread.State.class)),
                        Column.of("c_bytes", ColumnType.BYTES),
                        Column.of("c_date", ColumnType.DATE),
                        Column.of("c_time", ColumnType.time(0)),
                        Column.of("c_timestamp", ColumnType.timestamp(0)),
                        Column.of("c_ltz", ColumnType.timestampLtz(0)),
                        Column.of("c_array", ColumnType.array(STRING)),
                        Column.of("c_map", ColumnType.map(STRING, BIGINT)),
                        Column.of("c_row", ColumnType.row(CLICKS, PAGE)));
        WideTable design =
                WideTable.named("ads.types")
                        .primaryKey(KEY)
                        .groups(
                                SequenceGroup.named("all")
                                        .orderedBy(AT)
                                        .latest(values.toArray(Column<?>[]::new)))
                        .build();

        List<Explanation.Step> steps = Explanation.of(design).example();

        assertThat(steps)
                .extracting(Explanation.Step::what)
                .containsExactly("first", "equal", "late", "newer, nulls", "first again");
        assertThat(steps.get(1).held()).isEqualTo(steps.get(1).written());
        assertThat(steps.get(2).held()).isEqualTo(steps.get(1).written());
        assertThat(steps.get(4).held()).isEqualTo(steps.get(3).written());
    }

    @Test
    void toString_summaryTable_warnsOfRepeats() {
        SummaryTable design =
                SummaryTable.named("ads.s").primaryKey(KEY).aggregate(CLICKS, sum()).build();

        assertThat(Explanation.of(design).column(CLICKS).orElseThrow().onRepeat())
                .isEqualTo("is folded again by sum()");
        GoldenFile.named("explain-summary.txt").assertSame(Explanation.of(design) + "\n");
    }

    @Test
    void table_appendTable_keepsRepeats() {
        AppendTable design = AppendTable.named("ads.a").columns(KEY, PAGE).build();

        assertThat(Explanation.of(design))
                .hasToString(
                        """
                        append table ads.a: every row written is kept, repeated ones too.
                          k: from every stream, ordered by nothing; null is refused, a late row is kept beside the others, one of equal order is kept beside the others, a repeated row is kept again; replay is not safe.
                          page: from every stream, ordered by nothing; null is kept, a late row is kept beside the others, one of equal order is kept beside the others, a repeated row is kept again; replay is not safe.""");
    }

    @Test
    void columns_hybridTable_belongToTheTypesThatCarryThem() {
        Column<String> day = Column.of("dt", STRING).notNull();
        Column<Thread.State> state =
                Column.of("state", ColumnType.enumeration(Thread.State.class)).notNull();
        HybridTable.Builder events =
                HybridTable.named("ads.h")
                        .partitionedBy(day)
                        .shared(KEY, CLICKS)
                        .eventTypes(
                                EventType.of(state, Thread.State.NEW).carries(PAGE, NOTE),
                                EventType.of(state, Thread.State.BLOCKED).carries(PAGE));

        assertThat(Explanation.of(events.build()).columns())
                .extracting(column -> column.column() + " from " + column.owner())
                .containsExactly(
                        "dt from every stream",
                        "k from every stream",
                        "clicks from every stream",
                        "page from NEW, BLOCKED",
                        "note from NEW");
        assertThat(Explanation.of(events.deduplicatedBy(KEY).build()).column(CLICKS).orElseThrow())
                .isEqualTo(
                        new Explanation.OfColumn(
                                "clicks",
                                "every stream",
                                "by arrival",
                                "clears the value",
                                "replaces the row",
                                "replaces the row",
                                "is newest again until all rows after it are repeated",
                                true));
    }
}
