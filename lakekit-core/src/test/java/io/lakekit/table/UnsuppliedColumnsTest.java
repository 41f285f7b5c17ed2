package io.lakekit.table;

import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.proof.OrderProof;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A value that an untyped row has for a column its stream does not supply is not lost in silence.
 */
class UnsuppliedColumnsTest {

    private enum Kind {
        CLICK,
        BID
    }

    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> CLICK_VERSION = Column.of("click_version", BIGINT);
    private static final Column<Long> BID_VERSION = Column.of("bid_version", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final Column<String> BIDDER = Column.of("bidder", STRING);
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Kind> KIND =
            Column.of("kind", ColumnType.enumeration(Kind.class)).notNull();
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_VERSION).latestNonNull(PAGE);
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_VERSION).latest(BIDDER);
    private static final WideTable WIDE =
            WideTable.named("ads.wide")
                    .primaryKey(ID)
                    .groups(CLICK, BID)
                    .buckets(Buckets.fixed(1))
                    .build();
    private static final Row CLICKED = Row.of(ID, 1L).with(CLICK_VERSION, 1L).with(PAGE, "landing");

    private static final Row EVENT = Row.of(DAY, "2026-11-28").with(ID, 1L);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void write_ofAColumnOfAnotherGroup_isRefusedAndCostsNoOtherRow() {
        LakeTable<WideTable> table = lake.create(WIDE);
        try (TableWriter<WideTable> writer = table.writer()) {
            assertRefused(
                    () -> writer.stream(CLICK).write(CLICKED.with(BIDDER, "b")),
                    "LK1214 ERROR ads.wide group 'click': a row sets 'bidder', which belongs to"
                            + " group 'bid'; the stream of group 'click' brings [id, click_version,"
                            + " page] only, and the value would be lost. Write it with the"
                            + " stream of group 'bid', or leave it out.");
            assertRefused(
                    () -> writer.stream(CLICK).write(CLICKED.with(BIDDER, null)),
                    "LK1214 ERROR ads.wide group 'click'");
            writer.stream(CLICK).write(CLICKED);
            writer.commit();
        }

        assertThat(table.reader(ID, PAGE).toList())
                .containsExactly(Row.of(ID, 1L).with(PAGE, "landing"));
    }

    @Test
    void write_ofAColumnThatLakekitFills_isRefused() {
        try (TableWriter<WideTable> writer = lake.create(WIDE).writer()) {
            Column<Long> own = Column.of("page_seq", BIGINT);
            assertThat(WIDE.column("page_seq")).isPresent();
            assertRefused(
                    () -> writer.rows().write(CLICKED.with(own, 9L)),
                    "LK1214 ERROR ads.wide: a row sets 'page_seq', which lakekit fills itself;"
                            + " whole"
                            + " rows bring [id, click_version, page, bid_version, bidder] only,"
                            + " and the value would be lost. Leave it out.");
        }
    }

    @Test
    void write_ofAColumnThatTheTableLacks_asksWhatWasMeant() {
        AppendTable append = AppendTable.named("ads.append").columns(ID, PAGE).build();
        try (TableWriter<AppendTable> writer = lake.create(append).writer()) {
            assertRefused(
                    () -> writer.rows().write(Row.of(ID, 1L).with(Column.of("pages", STRING), "a")),
                    "which is not a column of the table; whole rows bring [id, page] only, and"
                            + " the value would be lost. Did you mean 'page'? Rename it, or"
                            + " leave it out.");
        }
        SummaryTable summary =
                SummaryTable.named("ads.summary")
                        .primaryKey(ID)
                        .aggregate(CLICKS, sum())
                        .buckets(Buckets.fixed(1))
                        .build();
        try (TableWriter<SummaryTable> writer = lake.create(summary).writer()) {
            assertRefused(
                    () -> writer.rows().write(Row.of(ID, 1L).with(PAGE, "a")),
                    "LK1214 ERROR ads.summary: a row sets 'page', which is not a column");
        }
    }

    @Test
    void write_ofTheColumnThatAnEventTypeFills_isRefused() {
        EventType click = EventType.of(KIND, Kind.CLICK).carries(PAGE);
        EventType bid = EventType.of(KIND, Kind.BID).carries(BIDDER);
        HybridTable hybrid =
                HybridTable.named("ads.hybrid")
                        .partitionedBy(DAY)
                        .shared(ID)
                        .eventTypes(click, bid)
                        .build();
        try (TableWriter<HybridTable> writer = lake.create(hybrid).writer()) {
            assertRefused(
                    () -> writer.stream(click).write(EVENT.with(KIND, Kind.BID)),
                    "a row sets 'kind', which lakekit fills itself");
            assertRefused(
                    () -> writer.stream(click).write(EVENT.with(BIDDER, "b")),
                    "a row sets 'bidder', which belongs to");
            writer.rows().write(EVENT.with(KIND, Kind.BID).with(BIDDER, "b"));
            writer.commit();
        }
    }

    @Test
    void write_ofAFieldThatARowInsideLacks_isRefused() {
        Column<Row> nested = Column.of("nested", row(PAGE));
        AppendTable design = AppendTable.named("ads.nested").columns(ID, nested).build();
        try (TableWriter<AppendTable> writer = lake.create(design).writer()) {
            assertRefused(
                    () ->
                            writer.rows()
                                    .write(
                                            Row.of(ID, 1L)
                                                    .with(
                                                            nested,
                                                            Row.of(PAGE, "a").with(BIDDER, "b"))),
                    "LK1201 ERROR ads.nested.nested: field 'bidder' is not a field of"
                            + " ROW<page STRING>");
        }
    }

    @Test
    void truthAndProof_refuseSuchRowsToo() {
        ReferenceTable<WideTable> truth = ReferenceTable.of(WIDE);
        assertRefused(() -> truth.write(CLICK, CLICKED.with(BIDDER, "b")), "sets 'bidder'");
        assertRefused(
                () -> truth.write(CLICKED.with(Column.of("other", STRING), "b")), "sets 'other'");
        assertThat(truth.rows()).isEmpty();

        assertRefused(
                () ->
                        OrderProof.of(WIDE).stream(CLICK, CLICKED.with(BIDDER, "b"))
                                .verify(lake.lake()),
                "sets 'bidder'");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining(message);
    }
}
