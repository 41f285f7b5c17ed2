package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handles of before a change: they erase nothing, and say so. */
@Tag("slow")
class StaleHandleTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<String> KEY = Column.of("k", STRING).notNull();
    private static final Column<Long> BID_SEQ = Column.of("bid_seq", BIGINT);
    private static final Column<Integer> PRICE = Column.of("price", INT);
    private static final Column<Long> WIDE_PRICE = Column.of("price", BIGINT);
    private static final Column<Long> CLICK_SEQ = Column.of("click_seq", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup BID = group("bid", BID_SEQ, PRICE);
    private static final SequenceGroup WIDE_BID = group("bid", BID_SEQ, WIDE_PRICE);
    private static final SequenceGroup CLICK = group("click", CLICK_SEQ, PAGE);
    private static final long LARGE = 5_000_000_000L;
    private static final int ROWS = 20;

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static SequenceGroup group(String name, Column<Long> order, Column<?> value) {
        return SequenceGroup.named(name).orderedBy(order).latest(value);
    }

    private static WideTable wide(ChangelogProducer changelog, SequenceGroup... groups) {
        return WideTable.named("ads.ad_row")
                .primaryKey(KEY)
                .groups(groups)
                .buckets(Buckets.fixed(1))
                .changelog(changelog)
                .build();
    }

    private static WideTable days(SequenceGroup... groups) {
        return WideTable.named("ads.ad_row")
                .primaryKey(DT, KEY)
                .partitionedBy(DT)
                .groups(groups)
                .buckets(Buckets.fixed(1))
                .build();
    }

    private static AppendTable append(Column<?>... columns) {
        return AppendTable.named("ads.ad_row").columns(columns).build();
    }

    private static AppendTable bucketedAppend(Column<?>... columns) {
        return AppendTable.named("ads.ad_row")
                .columns(columns)
                .buckets(Buckets.fixed(1).by(KEY))
                .build();
    }

    private static SummaryTable.Builder summary() {
        return SummaryTable.named("ads.ad_row").primaryKey(KEY).buckets(Buckets.fixed(1));
    }

    /** A design, the one that takes its place, and what a handle of before does not know. */
    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "group added",
                        wide(ChangelogProducer.NONE, BID),
                        wide(ChangelogProducer.NONE, BID, CLICK),
                        "column 'click_seq' was added, column 'page' was added"),
                Arguments.of(
                        "group added, with changes",
                        wide(ChangelogProducer.LOOKUP, BID),
                        wide(ChangelogProducer.LOOKUP, BID, CLICK),
                        "column 'click_seq' was added"),
                Arguments.of(
                        "group added, by days",
                        days(BID),
                        days(BID, CLICK),
                        "column 'click_seq' was added"),
                Arguments.of(
                        "type widened",
                        wide(ChangelogProducer.NONE, BID),
                        wide(ChangelogProducer.NONE, WIDE_BID),
                        "column 'price' became BIGINT"),
                Arguments.of(
                        "column of events added",
                        append(KEY, PRICE),
                        append(KEY, PRICE, PAGE),
                        "column 'page' was added"),
                Arguments.of(
                        "column of events widened",
                        append(KEY, PRICE),
                        append(KEY, WIDE_PRICE),
                        "column 'price' became BIGINT"),
                Arguments.of(
                        "column of events in buckets added",
                        bucketedAppend(KEY, PRICE),
                        bucketedAppend(KEY, PRICE, PAGE),
                        "column 'page' was added"),
                Arguments.of(
                        "column of a summary added",
                        summary().aggregate(PRICE, AggFunctions.max()).build(),
                        summary()
                                .aggregate(PRICE, AggFunctions.max())
                                .aggregate(CLICK_SEQ, AggFunctions.max())
                                .build(),
                        "column 'click_seq' was added"),
                Arguments.of(
                        "column of a summary widened",
                        summary().aggregate(PRICE, AggFunctions.max()).build(),
                        summary().aggregate(WIDE_PRICE, AggFunctions.max()).build(),
                        "column 'price' became BIGINT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    <A extends TableDesign, B extends TableDesign> void handleOfBefore_publishesNothing(
            String name, A before, B after, String change) {
        LakeTable<A> old = filled(before);
        try (TableWriter<A> idle = old.writer();
                TableWriter<A> full = old.writer();
                TableWriter<A> named = old.resumableWriter("nightly")) {
            rows(before, 1).forEach(full.rows()::write);
            rows(before, 1).forEach(named.rows()::write);
            LakeTable<B> now = changed(after);
            rows(before, 1).forEach(idle.rows()::write);
            rows(before, 2).forEach(full.rows()::write);

            for (TableWriter<A> writer : List.of(idle, full, named)) {
                requireRefused(writer::commit, now, change);
            }
            full.abort();
            rows(before, 3).forEach(full.rows()::write);
            requireRefused(full::commit, now, change);
            requireRefused(() -> old.writer().close(), now, change);
            requireRefused(() -> old.resumableWriter("other").close(), now, change);
            requireRefused(old::compact, now, change);
            if (!before.partitionColumns().isEmpty()) {
                requireRefused(() -> old.compact(DT.eq("2026-11-24")), now, change);
            }
            List<Row> expected = sorted(now);
            now.compact();
            assertThat(sorted(now)).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @Tag("long")
    @MethodSource("changes")
    <A extends TableDesign, B extends TableDesign> void readerOfBefore_readsWhatStayed(
            String name, A before, B after, String change) {
        LakeTable<A> old = filled(before);
        TableReader<Row> reader = old.reader(KEY, PRICE);
        LakeTable<B> now = changed(after);

        if (after.columns().contains(PRICE)) {
            assertThat(reader.toList())
                    .containsExactlyInAnyOrderElementsOf(now.reader(KEY, PRICE).toList());
        } else {
            requireRefused(reader::toList, now, change);
            requireRefused(() -> old.reader(KEY).where(PRICE.eq(1)).toList(), now, change);
            assertThat(old.reader(KEY).toList()).hasSize(now.reader().toList().size());
        }
    }

    static Stream<Arguments> replacements() {
        return Stream.of(
                Arguments.of(
                        "the same",
                        wide(ChangelogProducer.NONE, BID),
                        wide(ChangelogProducer.NONE, BID)),
                Arguments.of(
                        "other columns",
                        wide(ChangelogProducer.NONE, BID),
                        wide(ChangelogProducer.NONE, CLICK)),
                Arguments.of("another kind", append(KEY, PRICE), wide(ChangelogProducer.NONE, BID)),
                Arguments.of(
                        "another function",
                        summary().aggregate(PRICE, AggFunctions.max()).build(),
                        summary().aggregate(PRICE, AggFunctions.min()).build()),
                Arguments.of("the same events", append(KEY, PRICE), append(KEY, PRICE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replacements")
    <A extends TableDesign, B extends TableDesign> void tableCreatedAnew_isAnother(
            String name, A before, B after) {
        LakeTable<A> old = filled(before);
        try (TableWriter<A> writer = old.writer()) {
            rows(before, 1).forEach(writer.rows()::write);
            lake.lake().drop(before.name());
            LakeTable<B> now = lake.lake().create(after);
            fill(now, 3);
            rows(before, 2).forEach(writer.rows()::write);

            requireRefused(writer::commit, now, "created anew");
            requireRefused(old::compact, now, "created anew");
            requireRefused(() -> old.writer().close(), now, "created anew");
        }
    }

    @Test
    void tableCreatedAnewAndChangedAsOften_isAnother() {
        LakeTable<WideTable> first = filled(days(BID));
        LakeTable<WideTable> old = changed(days(BID, CLICK));
        lake.lake().drop(first.design().name());
        filled(days(BID));
        LakeTable<WideTable> now = changed(days(BID, CLICK));

        requireRefused(old::compact, now, "created anew");
        assertThat(old.reader(KEY).toList()).hasSize(now.reader(KEY).toList().size());
    }

    @Test
    void droppedTable_isMissing() {
        LakeTable<WideTable> old = filled(days(BID));
        try (TableWriter<WideTable> writer = old.writer()) {
            rows(days(BID), 1).forEach(writer.rows()::write);
            lake.lake().drop(old.design().name());

            assertThatThrownBy(writer::commit)
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1208 ERROR ads.ad_row: ")
                    .hasMessageContaining("the table was dropped;");
        }
        assertThatThrownBy(old::compact).hasMessageContaining("LK1208");
        assertThat(lake.lake().exists(old.design().name())).isFalse();
    }

    @Test
    void otherRetention_stopsNobody_andIsFollowed() {
        WideTable brief = kept(Retention.snapshots(Duration.ofMillis(1)));
        LakeTable<WideTable> old = filled(brief);
        try (TableWriter<WideTable> writer = old.writer()) {
            LakeTable<WideTable> now = changed(kept(Retention.snapshots(Duration.ofDays(1))));
            long first = now.unwrap().snapshotManager().earliestSnapshotId();
            for (int i = 0; i < 3; i++) {
                rows(brief, i).forEach(writer.rows()::write);
                writer.commit();
            }
            old.compact();

            assertThat(now.unwrap().snapshotManager().earliestSnapshotId()).isEqualTo(first);
            assertThat(sorted(now)).isEqualTo(sorted(old));
        }
    }

    private static WideTable kept(Retention retention) {
        return WideTable.named("ads.ad_row")
                .primaryKey(KEY)
                .groups(BID)
                .buckets(Buckets.fixed(1))
                .keep(retention)
                .build();
    }

    private <D extends TableDesign> LakeTable<D> filled(D design) {
        LakeTable<D> table = lake.create(design);
        fill(table, 3);
        return table;
    }

    private <D extends TableDesign> LakeTable<D> changed(D design) {
        LakeTable<D> table = lake.lake().apply(lake.lake().plan(design), Risk.REWRITES_DATA);
        fill(table, 3);
        return table;
    }

    private static <D extends TableDesign> void fill(LakeTable<D> table, int commits) {
        for (int i = 0; i < commits; i++) {
            Notes.commit(table, rows(table.design(), 10 + i));
        }
    }

    /** Rows with a value in every column, of which those of one round are newer than before. */
    private static List<Row> rows(TableDesign design, int round) {
        return LongStream.range(0, ROWS).mapToObj(id -> row(design, id, round)).toList();
    }

    private static Row row(TableDesign design, long id, int round) {
        List<Object> values =
                design.columns().stream().map(column -> value(column, id, round)).toList();
        return Row.ofValues(design.columns(), values);
    }

    private static Object value(Column<?> column, long id, int round) {
        if (column.equals(KEY)) {
            return "k" + id;
        }
        if (column.equals(DT)) {
            return "2026-11-24";
        }
        if (column.equals(PRICE)) {
            return 100 * round;
        }
        if (column.equals(PAGE)) {
            return "page " + round;
        }
        return column.equals(WIDE_PRICE) ? LARGE + round : Long.valueOf(round);
    }

    private static List<Row> sorted(LakeTable<?> table) {
        return table.reader().toList().stream()
                .sorted(Comparator.comparing(Row::toString))
                .toList();
    }

    private static void requireRefused(ThrowingCallable act, LakeTable<?> now, String change) {
        List<Row> rows = sorted(now);
        Long snapshot = now.unwrap().snapshotManager().latestSnapshotId();

        assertThatThrownBy(act)
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageStartingWith("LK1208 ERROR ads.ad_row: since this handle was opened, ")
                .hasMessageContaining(change)
                .hasMessageContaining("Open the table again");

        assertThat(sorted(now)).isEqualTo(rows);
        assertThat(now.unwrap().snapshotManager().latestSnapshotId()).isEqualTo(snapshot);
    }
}
