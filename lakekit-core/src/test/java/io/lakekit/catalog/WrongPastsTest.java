package io.lakekit.catalog;

import static io.lakekit.catalog.AdRows.BID;
import static io.lakekit.catalog.AdRows.BID_AT;
import static io.lakekit.catalog.AdRows.CLICK_AT;
import static io.lakekit.catalog.AdRows.DT;
import static io.lakekit.catalog.AdRows.PRICE;
import static io.lakekit.catalog.AdRows.bid;
import static io.lakekit.catalog.AdRows.filled;
import static io.lakekit.catalog.AdRows.key;
import static io.lakekit.catalog.AdRows.wide;
import static io.lakekit.catalog.AdRows.write;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names and counts that would say something wrong of rows that are there. */
@Tag("long")
class WrongPastsTest {

    /** Events as they were called first. */
    enum Before {
        BID,
        CLCK
    }

    /** Events with a typing error put right. */
    enum After {
        BID,
        CLICK
    }

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private Lake lake;

    @BeforeEach
    void open() {
        lake = temporary.lake();
    }

    private static SequenceGroup group(Column<Long> time, Column<?>... values) {
        return SequenceGroup.named("bid").orderedBy(time).latest(values);
    }

    @Test
    void names_thatChangePlaces_areRefused() {
        filled(lake);
        Column<Long> time = Column.of("price", BIGINT).formerly("bid_at");
        Column<Long> price = Column.of("bid_at", BIGINT).formerly("price");
        TableDiff<WideTable> diff = lake.plan(wide(group(time, price)).build());

        assertThat(diff.diagnostics().toString())
                .contains(
                        "LK1102 ERROR ads.row: column 'bid_at' becomes 'price'; the names [price,"
                                + " bid_at] go round in a circle");
        assertThatThrownBy(() -> lake.apply(diff)).isInstanceOf(DiagnosticsException.class);
    }

    /** Each value stays with its column, in one step and whichever is declared first. */
    @Test
    void names_thatMoveOn_takeTheirValuesAlong() {
        filled(lake);
        Column<Long> time = Column.of("at", BIGINT).formerly("bid_at");
        Column<Long> price = Column.of("bid_at", BIGINT).formerly("price");
        SequenceGroup moved = group(time, price);
        WideTable design = wide(moved).build();

        TableDiff<WideTable> diff = lake.plan(design);
        assertThat(diff.changes())
                .extracting("text")
                .containsExactlyInAnyOrder(
                        "column 'bid_at' becomes 'at'", "column 'price' becomes 'bid_at'");
        LakeTable<WideTable> table = lake.apply(diff);

        assertThat(table).hasRows(key().with(time, 3L).with(price, 300L));
        write(table, moved, key().with(time, 2L).with(price, 1L));
        table.compact();
        assertThat(table).hasRows(key().with(time, 3L).with(price, 300L));
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    /** Paimon renames what options name, the new column's too. */
    @Test
    void name_thatANewColumnTakes_isFreeInTheNextPlan() {
        filled(lake);
        Column<Long> amount = Column.of("amount", BIGINT).formerly("price");
        SequenceGroup grown = group(BID_AT, amount, PRICE);

        assertThat(lake.plan(wide(grown).build()).diagnostics().toString())
                .startsWith(
                        "LK1102 ERROR ads.row: column 'price' BIGINT is added; another column gives"
                                + " up the name in this plan");
        lake.apply(lake.plan(wide(group(BID_AT, amount)).build()));
        LakeTable<WideTable> table = lake.apply(lake.plan(wide(grown).build()));

        assertThat(table).hasRows(bid(3, 0).with(PRICE, null).with(amount, 300L));
        write(table, grown, bid(4, 7).with(amount, 400L));
        assertThat(table).hasRows(bid(4, 7).with(amount, 400L));
    }

    @Test
    void count_addedToATableWithRows_isMadeOnlyIfThatIsAccepted() {
        filled(lake);
        Column<Long> bids = Column.of("bids", BIGINT);
        SequenceGroup counting = BID.aggregate(bids, AggFunctions.count());
        TableDiff<WideTable> diff =
                lake.plan(wide(counting).accept("LK0405", bids, "each bid comes once").build());

        assertThat(diff.risk()).isEqualTo(Risk.REWRITES_DATA);
        assertThatThrownBy(() -> lake.apply(diff))
                .hasMessageContaining(
                        "LK1103 WARNING ads.row: column 'bids' BIGINT is added; it counts the rows"
                                + " that come from then on");
        LakeTable<WideTable> table = lake.apply(diff, Risk.REWRITES_DATA);

        assertThat(table).hasRows(bid(3, 300).with(bids, null));
        write(table, counting, bid(4, 400));
        assertThat(table).hasRows(bid(4, 400).with(bids, 1L));
    }

    @Test
    void countOfANewGroup_andASum_haveNothingToMiss() {
        filled(lake);
        Column<Long> clicks = Column.of("clicks", BIGINT);
        Column<Long> cost = Column.of("cost", BIGINT);
        SequenceGroup click =
                SequenceGroup.named("click")
                        .orderedBy(CLICK_AT)
                        .aggregate(clicks, AggFunctions.count());
        SequenceGroup paid = BID.aggregate(cost, AggFunctions.sum());

        assertThat(lake.plan(wide(BID, click).accept("LK0405", clicks, "once").build()).risk())
                .isEqualTo(Risk.NEEDS_RESTART);
        assertThat(lake.plan(wide(paid).accept("LK0405", cost, "once").build()).risk())
                .isEqualTo(Risk.NEEDS_RESTART);
    }

    private static <E extends Enum<E>> HybridTable events(Class<E> type, E bid, E click) {
        Column<E> stage = Column.of("stage", ColumnType.enumeration(type));
        return HybridTable.named("ads.event")
                .partitionedBy(DT)
                .shared(PRICE)
                .eventTypes(EventType.of(stage, bid), EventType.of(stage, click))
                .build();
    }

    @Test
    void constantThatGotAnotherName_leavesRowsBehind_andIsFound() {
        HybridTable before = events(Before.class, Before.BID, Before.CLCK);
        HybridTable after = events(After.class, After.BID, After.CLICK);
        LakeTable<HybridTable> table = lake.create(before);
        assertThat(lake.plan(after).diagnostics()).isEmpty();
        try (TableWriter<HybridTable> writer = table.writer()) {
            Row row = Row.of(DT, "2026-11-26").with(PRICE, 1L);
            before.eventTypes().forEach(type -> writer.stream(type).write(row));
            writer.commit();
        }

        TableDiff<HybridTable> diff = lake.plan(after);

        assertThat(diff.diagnostics().toString())
                .contains(
                        "LK1102 ERROR ads.event: 'CLCK' of column 'stage' is not in the design; 1"
                                + " partition holds rows that are stored under this name");
        assertThatThrownBy(() -> lake.open(after))
                .isInstanceOf(CatalogConflictException.class)
                .hasMessageContaining("'CLCK' of column 'stage' is not in the design");
        assertThat(lake.plan(before).isEmpty()).isTrue();
        assertThatThrownBy(() -> LakeTable.of(after, table.unwrap()).reader().toList())
                .hasMessageContaining(
                        "Stored value 'CLCK' of column 'stage' is not a constant of"
                                + " io.lakekit.catalog.WrongPastsTest$After");
    }

    private static HybridTable texts(String click) {
        Column<String> stage = Column.of("stage", ColumnType.STRING);
        return HybridTable.named("ads.event")
                .partitionedBy(DT)
                .shared(PRICE)
                .eventTypes(EventType.of(stage, "bid"), EventType.of(stage, click))
                .build();
    }

    @Test
    void textOfEventsThatChanged_leavesRowsBehind_andIsFound() {
        HybridTable before = texts("clck");
        HybridTable after = texts("click");
        try (TableWriter<HybridTable> writer = lake.create(before).writer()) {
            Row row = Row.of(DT, "2026-11-26").with(PRICE, 1L);
            before.eventTypes().forEach(type -> writer.stream(type).write(row));
            writer.commit();
        }

        assertThat(lake.plan(after).diagnostics().toString())
                .contains("LK1102 ERROR ads.event: 'clck' of column 'stage' is not in the design");
        assertThatThrownBy(() -> lake.open(after))
                .isInstanceOf(CatalogConflictException.class)
                .hasMessageContaining("'clck' of column 'stage' is not in the design");
        assertThat(lake.plan(before).isEmpty()).isTrue();
    }
}
