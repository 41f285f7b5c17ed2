package io.lakekit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("long")
class OrderProofTest {

    private static final Column<Long> AD = Column.of("ad", ColumnType.BIGINT).notNull();
    private static final Column<Integer> BID_AT = Column.of("bid_at", ColumnType.INT);
    private static final Column<Long> PRICE = Column.of("price", ColumnType.BIGINT);
    private static final Column<Integer> CLICK_AT = Column.of("click_at", ColumnType.INT);
    private static final Column<String> CLICK_ID = Column.of("click_id", ColumnType.STRING);
    private static final Column<String> PAGE = Column.of("page", ColumnType.STRING);
    private static final Column<String> NOTE = Column.of("note", ColumnType.STRING);
    private static final Column<Long> CLICKS = Column.of("clicks", ColumnType.BIGINT);

    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_AT).latest(PRICE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_AT)
                    .thenBy(CLICK_ID)
                    .latest(PAGE)
                    .latestNonNull(NOTE);

    private static final WideTable AD_ROW =
            WideTable.named("ads.ad_row")
                    .primaryKey(AD)
                    .groups(BID, CLICK)
                    .accept("LK0310", CLICK_ID, "ids have one length")
                    .build();

    private static final SequenceGroup COUNTING = CLICK.aggregate(CLICKS, AggFunctions.sum());
    private static final WideTable COUNTING_ROW =
            WideTable.named("ads.ad_row")
                    .primaryKey(AD)
                    .groups(BID, COUNTING)
                    .accept("LK0310", CLICK_ID, "ids have one length")
                    .accept("LK0405", CLICKS, "wrong, as the proof shows")
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    record Bid(long ad, int bidAt, long price) {}

    private static Row click(int at, String page, String note) {
        return Row.of(AD, 7L)
                .with(CLICK_AT, at)
                .with(CLICK_ID, "c" + at)
                .with(PAGE, page)
                .with(NOTE, note);
    }

    private static Row counted(SequenceGroup click, Row row) {
        return click.equals(COUNTING) ? row.with(CLICKS, 1L) : row;
    }

    private static OrderProof<WideTable> proof(WideTable design, SequenceGroup click) {
        return OrderProof.of(design).stream(BID, new Bid(7, 1, 120), new Bid(7, 2, 90)).stream(
                        click,
                        counted(click, click(3, "shoes", null)),
                        counted(click, click(5, null, "late")))
                .permutations()
                .duplicates()
                .commitSplits()
                .compactions();
    }

    @Test
    void idempotentDesign_holdsInEveryOrder() {
        proof(AD_ROW, CLICK).atMost(20_000).verify();
    }

    @Test
    void idempotentDesign_holdsOnTables() {
        proof(AD_ROW, CLICK).atMost(20).verify(lake.lake());

        assertThat(lake.lake().exists(AD_ROW.name())).isFalse();
    }

    @Test
    void summedColumn_writtenAgain_isTheSmallestCase() {
        assertThatThrownBy(() -> proof(COUNTING_ROW, COUNTING).verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        """
                        The smallest case:
                          write click {ad=7, click_at=5, click_id=c5, page=null, note=late, clicks=1}
                          write again click {ad=7, click_at=5, click_id=c5, page=null, note=late, clicks=1}
                        => {ad=7}: clicks is 2, expected 1
                           LK0405 WARNING ads.ad_row.clicks: sum() in group 'click'""");
    }

    @Test
    void latestOfSummary_inAnotherOrder_isTheSmallestCase() {
        SummaryTable design =
                SummaryTable.named("ads.last")
                        .primaryKey(AD)
                        .aggregate(PAGE, AggFunctions.latest())
                        .build();
        OrderProof<SummaryTable> proof =
                OrderProof.of(design)
                        .rows(
                                Row.of(AD, 1L).with(PAGE, "a"),
                                Row.of(AD, 1L).with(PAGE, "b"),
                                Row.of(AD, 1L).with(PAGE, "c"))
                        .permutations();

        assertThatThrownBy(proof::verify)
                .hasMessageContaining("=> {ad=1}: page is 'b', expected 'c'")
                .hasMessageContaining("LK0419");
    }

    @Test
    void tooManySchedules_areDrawnFromTheSeed() {
        OrderProof<WideTable> proof = proof(COUNTING_ROW, COUNTING).atMost(50).seed(3);

        assertThatThrownBy(proof::verify).hasMessageContaining("seed 3");
    }

    @Test
    void tablesAndMemory_thatDisagree_areNoFindingButADefect() {
        TableDriver one = (events, schedule) -> List.of(click(3, "shoes", null));
        TableDriver none = (events, schedule) -> List.of();
        Schedule nothing = new Schedule(List.of());

        assertThat(new AgreeingDrivers(AD_ROW, one, one).play(List.of(), nothing)).hasSize(1);
        assertThatThrownBy(() -> new AgreeingDrivers(AD_ROW, one, none).play(List.of(), nothing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "a defect of lakekit or of Paimon: [{ad=7} was not expected]");
    }

    /** Found by history 3960 of seed 2. */
    @Test
    void firstListOfAKey_hasNoRepeatsWhetherItIsMergedOrNot() {
        Column<List<String>> tags = Column.of("tags", ColumnType.array(ColumnType.STRING));
        SummaryTable design =
                SummaryTable.named("ads.tags")
                        .primaryKey(AD)
                        .aggregate(tags, AggFunctions.collectDistinct())
                        .changelog(ChangelogProducer.LOOKUP)
                        .build();
        List<ProofEvent> events =
                List.of(
                        new ProofEvent(null, Row.of(AD, 1L).with(tags, List.of("b"))),
                        new ProofEvent(null, Row.of(AD, 2L).with(tags, List.of("a", "a"))));
        Schedule schedule =
                new Schedule(
                        List.of(
                                Schedule.Step.write(0),
                                Schedule.Step.of(Schedule.Kind.COMMIT),
                                Schedule.Step.write(1)));
        TableDriver memory = new MemoryDriver(design);
        TableDriver tables = new LakeDriver<>(lake.lake(), design);

        assertThat(memory.play(events, schedule)).contains(Row.of(AD, 2L).with(tags, List.of("a")));
        assertThat(new AgreeingDrivers(design, tables, memory).play(events, schedule))
                .contains(Row.of(AD, 2L).with(tags, List.of("a")));
    }

    @Test
    void existingTable_isNotDropped() {
        lake.create(AD_ROW);

        assertThatThrownBy(() -> proof(AD_ROW, CLICK).verify(lake.lake()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Table ads.ad_row exists");
    }

    @Test
    void noEvent_provesNothing() {
        assertThatThrownBy(() -> OrderProof.of(AD_ROW).permutations().verify())
                .hasMessageContaining("no event");
    }
}
