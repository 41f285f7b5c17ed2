package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.enumeration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Deletes;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Streams of changes: what updates and deletes do to each kind of table. */
class ChangesTest {

    private enum Event {
        VIEW,
        CLICK
    }

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<String> NAME = Column.of("name", STRING);
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Long> ROWS = Column.of("rows_seen", BIGINT);
    private static final Column<BigDecimal> COST = Column.of("cost", decimal(38, 2));
    private static final Column<Long> TOP = Column.of("top", BIGINT);
    private static final Column<Event> EVENT =
            Column.of("event", enumeration(Event.class)).notNull();

    private static final LatestTable ORDERED =
            LatestTable.named("ads.ordered")
                    .primaryKey(DT, ID)
                    .partitionedBy(DT)
                    .columns(NAME)
                    .orderedBy(VERSION)
                    .build();
    private static final LatestTable ARRIVING =
            LatestTable.named("ads.arriving")
                    .primaryKey(ID)
                    .columns(NAME)
                    .accept("LK0320", "one writer writes in order")
                    .build();
    private static final SummaryTable SUMMARY =
            SummaryTable.named("ads.summary")
                    .primaryKey(ID)
                    .aggregate(CLICKS, AggFunctions.sum())
                    .aggregate(COST, AggFunctions.sum())
                    .aggregate(ROWS, AggFunctions.count())
                    .aggregate(TOP, AggFunctions.max().ignoringRetract())
                    .build();
    private static final SequenceGroup STATE =
            SequenceGroup.named("state").orderedBy(VERSION).latest(NAME);
    private static final Column<Long> CLICKED = Column.of("clicked", BIGINT);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICKED).latest(TOP);
    private static final WideTable WIDE =
            WideTable.named("ads.wide").primaryKey(ID).groups(STATE, CLICK).build();

    record Campaign(String dt, long id, @Nullable String name, @Nullable Long version) {}

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private <D extends TableDesign> List<Row> after(
            D design, boolean compacted, List<Consumer<ChangeSink<Row>>> commits) {
        LakeTable<D> table = temporary.lake().create(design);
        for (Consumer<ChangeSink<Row>> commit : commits) {
            try (TableWriter<D> writer = table.writer()) {
                commit.accept(writer.changes());
                writer.commit();
            }
            if (compacted) {
                table.compact();
            }
        }
        List<Row> rows = table.reader().toList();
        temporary.lake().drop(design.name());
        return rows;
    }

    private static Row ordered(String dt, long id, String name, long version) {
        return Row.of(DT, dt).with(ID, id).with(NAME, name).with(VERSION, version);
    }

    @Test
    void latestRow_isDeleted_unlessTheDeleteIsOlder() {
        for (boolean compacted : new boolean[] {false, true}) {
            assertThat(
                            after(
                                    ORDERED,
                                    compacted,
                                    List.of(
                                            changes -> {
                                                changes.write(ordered("1", 1, "a", 1));
                                                changes.write(ordered("1", 2, "b", 5));
                                            },
                                            changes -> {
                                                changes.delete(ordered("1", 1, "a", 1));
                                                changes.delete(ordered("1", 2, "b", 4));
                                                changes.delete(ordered("1", 3, "never", 1));
                                            })))
                    .containsExactly(ordered("1", 2, "b", 5));
        }
    }

    /** The partition of a row is looked at where the table has it. */
    @Test
    void rowForAnOldPartition_isLate_howeverTheTableOrdersItsColumns() {
        LatestTable kept =
                LatestTable.named("ads.kept")
                        .primaryKey(DT, ID)
                        .partitionedBy(DT)
                        .columns(NAME)
                        .orderedBy(VERSION)
                        .keep(Retention.partitions(Duration.ofDays(9)))
                        .build();
        var unused =
                temporary
                        .lake()
                        .create(
                                LatestTable.named("ads.kept")
                                        .primaryKey(DT, ID)
                                        .partitionedBy(DT)
                                        .columns(NAME)
                                        .orderedBy(VERSION)
                                        .keep(Retention.partitions(Duration.ofDays(9)))
                                        .columnOrder("name", "id", "version", "dt")
                                        .build());
        LakeTable<LatestTable> table = temporary.lake().open(kept).lateRows(LateRows.drop());
        try (TableWriter<LatestTable> writer = table.writer()) {
            ChangeSink<Row> changes = writer.changes();
            Row row = ordered("2100-01-01", 1, "a", 1);
            changes.write(row);
            changes.update(row.with(DT, "2000-01-01"), ordered("2100-01-01", 2, "b", 2));
            changes.delete(row.with(DT, "2000-01-01"));
            writer.commit();

            assertThat(writer.lateRows()).isEqualTo(2);
            assertThat(table.reader(ID).toList())
                    .containsExactlyInAnyOrder(Row.of(ID, 1L), Row.of(ID, 2L));
        }
    }

    @Test
    void update_ofAnotherKeyOrPartition_movesTheRow() {
        LakeTable<LatestTable> table = temporary.lake().create(ORDERED);
        try (TableWriter<LatestTable> writer = table.writer()) {
            ChangeSink<Campaign> changes = writer.changes(Campaign.class);
            changes.write(new Campaign("1", 1, "a", 1L));
            writer.commit();
            changes.update(new Campaign("1", 1, "a", 1L), new Campaign("2", 1, "b", 2L));
            writer.commit();
            changes.update(new Campaign("2", 1, null, null), new Campaign("2", 1, "c", 3L));
            writer.commit();
        }

        assertThat(table.reader(Campaign.class).toList())
                .containsExactly(new Campaign("2", 1, "c", 3L));
    }

    @Test
    void update_ofWhichOneRowIsRefused_writesNeither() {
        LakeTable<LatestTable> table = temporary.lake().create(ORDERED);
        try (TableWriter<LatestTable> writer = table.writer()) {
            ChangeSink<Campaign> changes = writer.changes(Campaign.class);
            Campaign first = new Campaign("1", 1, "a", 1L);
            changes.write(first);
            assertThatThrownBy(() -> changes.update(first, new Campaign("2", 1, "b", null)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.ordered.version: is null and orders");
            assertThatThrownBy(
                            () ->
                                    changes.update(
                                            new Campaign("1", 1, "a", null),
                                            new Campaign("2", 1, "b", 2L)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1216 ERROR ads.ordered.version: is null in a row");
            writer.commit();
            assertThat(table.reader(Campaign.class).toList()).containsExactly(first);
        }
    }

    @Test
    void deletedRow_comesAgain_inOneCommitAndInSeveral() {
        Consumer<ChangeSink<Row>> insert = changes -> changes.write(named(1, "a"));
        Consumer<ChangeSink<Row>> delete = changes -> changes.delete(Row.of(ID, 1L));
        Consumer<ChangeSink<Row>> again = changes -> changes.write(named(1, "b"));

        assertThat(after(ARRIVING, false, List.of(insert.andThen(delete).andThen(again))))
                .containsExactly(named(1, "b"));
        assertThat(after(ARRIVING, true, List.of(insert, delete.andThen(again))))
                .containsExactly(named(1, "b"));
        assertThat(after(ARRIVING, true, List.of(insert, delete, again, delete))).isEmpty();
        assertThat(after(ARRIVING, true, List.of(delete, insert))).containsExactly(named(1, "a"));
    }

    private static Row named(long id, String name) {
        return Row.of(ID, id).with(NAME, name);
    }

    private static Row sums(long id, long clicks, String cost, long top) {
        return Row.of(ID, id).with(CLICKS, clicks).with(COST, new BigDecimal(cost)).with(TOP, top);
    }

    @Test
    void summary_undoesWhatIsRetracted_beforeOrAfterItsRow() {
        List<Consumer<ChangeSink<Row>>> apart =
                List.of(
                        changes -> changes.delete(sums(1, 3, "0.50", 9)),
                        changes -> changes.write(ChangeKind.UPDATE_BEFORE, sums(1, 4, "1.00", 9)),
                        changes -> {
                            changes.write(sums(1, 3, "0.50", 5));
                            changes.write(sums(1, 4, "1.00", 6));
                        },
                        changes -> changes.update(sums(1, 0, "0.00", 1), sums(1, 10, "2.25", 2)));
        Row left = sums(1, 10, "2.25", 6).with(ROWS, 0L);

        assertThat(after(SUMMARY, false, apart)).containsExactly(left);
        assertThat(after(SUMMARY, true, apart)).containsExactly(left);
        assertThat(
                        after(
                                SUMMARY,
                                false,
                                List.of(apart.stream().reduce(Consumer::andThen).orElseThrow())))
                .containsExactly(left);
    }

    /** Of two writers nobody knows which row comes first: an order and inverses do not need to. */
    @Test
    void writersTogether_leaveWhatTheirChangesSay() {
        LakeTable<LatestTable> table = temporary.lake().create(ORDERED);
        LakeTable<SummaryTable> sums = temporary.lake().create(SUMMARY);
        try (TableWriter<LatestTable> one = table.writer();
                TableWriter<LatestTable> other = table.writer();
                TableWriter<SummaryTable> first = sums.writer();
                TableWriter<SummaryTable> second = sums.writer()) {
            one.changes().delete(ordered("1", 1, "b", 3));
            other.changes().write(ordered("1", 1, "a", 1));
            other.changes().write(ordered("1", 1, "b", 2));
            one.commit();
            other.commit();
            second.changes().delete(sums(1, 3, "0.50", 9));
            first.changes().write(sums(1, 3, "0.50", 9));
            first.changes().write(sums(1, 4, "0.25", 8));
            second.commit();
            first.commit();
        }

        assertThat(table.reader().toList()).isEmpty();
        assertThat(sums.reader().toList()).containsExactly(sums(1, 4, "0.25", 9).with(ROWS, 1L));
    }

    @Test
    void summaryRow_thatMovesToAnotherKey_leavesZeroes() {
        assertThat(
                        after(
                                SUMMARY,
                                true,
                                List.of(
                                        changes -> changes.write(sums(1, 3, "0.50", 9)),
                                        changes ->
                                                changes.update(
                                                        sums(1, 3, "0.50", 9),
                                                        sums(2, 3, "0.50", 9)))))
                .containsExactlyInAnyOrder(
                        sums(1, 0, "0.00", 9).with(ROWS, 0L), sums(2, 3, "0.50", 9).with(ROWS, 1L));
    }

    @Test
    void retractionThatSaysNothing_isRefused() {
        LakeTable<SummaryTable> table = temporary.lake().create(SUMMARY);
        try (TableWriter<SummaryTable> writer = table.writer()) {
            assertThatThrownBy(() -> writer.changes().delete(Row.of(ID, 1L)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1216 ERROR ads.summary.clicks: is null in a row");
            assertThatThrownBy(
                            () ->
                                    writer.changes()
                                            .delete(Row.of(ID, 1L).with(CLICKS, Long.MIN_VALUE)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.summary.clicks: is -92233");
        }
    }

    @Test
    void group_isCleared_andTheOthersStay() {
        LakeTable<WideTable> table = temporary.lake().create(WIDE);
        try (TableWriter<WideTable> writer = table.writer()) {
            ChangeSink<Row> changes = writer.changes(STATE);
            changes.write(state("a", 1));
            writer.stream(CLICK).write(Row.of(ID, 1L).with(CLICKED, 1L).with(TOP, 7L));
            writer.commit();
            changes.delete(state("a", 3));
            changes.write(state("late", 2));
            writer.commit();
        }
        table.compact();

        assertThat(table.reader().toList())
                .containsExactly(
                        Row.of(ID, 1L)
                                .with(VERSION, 3L)
                                .with(NAME, null)
                                .with(CLICKED, 1L)
                                .with(TOP, 7L));
    }

    private static Row state(String name, long version) {
        return Row.of(ID, 1L).with(VERSION, version).with(NAME, name);
    }

    @Test
    void event_isRemoved_ifEventsAreIdentified() {
        EventType view = EventType.of(EVENT, Event.VIEW).carries(NAME);
        EventType click = EventType.of(EVENT, Event.CLICK).carries(TOP);
        HybridTable events =
                HybridTable.named("ads.event")
                        .partitionedBy(DT)
                        .eventTypes(view, click)
                        .deduplicatedBy(ID)
                        .build();
        LakeTable<HybridTable> table = temporary.lake().create(events);
        try (TableWriter<HybridTable> writer = table.writer()) {
            ChangeSink<Row> views = writer.changes(view);
            Row row = Row.of(DT, "1").with(ID, 1L);
            views.write(row.with(NAME, "a"));
            writer.stream(click).write(row.with(TOP, 7L));
            writer.commit();
            views.update(row.with(NAME, "a"), row.with(DT, "2").with(NAME, "b"));
            writer.changes(click).delete(row);
            writer.commit();
        }

        assertThat(table.reader(DT, NAME).toList())
                .containsExactly(Row.of(DT, "2").with(NAME, "b"));
    }

    @Test
    void tableThatIgnoresDeletes_dropsThem_whateverTheyHold() {
        LatestTable ignoring =
                LatestTable.named("ads.ignoring")
                        .primaryKey(ID)
                        .columns(NAME)
                        .orderedBy(VERSION)
                        .deletes(Deletes.IGNORE)
                        .build();

        assertThat(
                        after(
                                ignoring,
                                false,
                                List.of(
                                        changes -> changes.write(state("a", 1)),
                                        changes -> {
                                            changes.delete(Row.of(ID, 1L));
                                            changes.update(state("a", 1), state("b", 2));
                                        })))
                .containsExactly(Row.of(ID, 1L).with(NAME, "b").with(VERSION, 2L));
    }

    @Test
    void changesThatTheTableDoesNotTake_areRefusedWhenTheyAreOpened() {
        LakeTable<WideTable> table = temporary.lake().create(WIDE);
        try (TableWriter<WideTable> writer = table.writer()) {
            assertThatThrownBy(writer::changes)
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1215 ERROR ads.wide: a row is filled group by group");
        }
    }
}
