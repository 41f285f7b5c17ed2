package io.lakekit.record;

import static io.lakekit.record.ClickTable.CLICK;
import static io.lakekit.record.ClickTable.WIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What does not fit is refused when the codec is made, all of it at once and by name. */
class MisfitsTest {

    record Wrong(String dt, String adId, Instant clickTs, long clickCnt, int colour) {}

    record Twice(
            String dt, long adId, Instant clickTs, long clickCnt, long click_cnt, double price) {}

    record Wide(int clickCnt, String dt) {}

    record Primitive(String dt, long clickCnt) {}

    record Day(String dt) {}

    record Maybe(Optional<String> dt) {}

    record Generic<T>(T dt) {}

    record Near(String abC) {}

    record Ints(List<Integer> counts) {}

    @Test
    void check_severalMisfits_reportsAllAtOnce() {
        Diagnostics found = RecordCodec.check(WIDE, CLICK, Wrong.class);

        assertThat(codesAndPlaces(found))
                .containsExactlyInAnyOrder(
                        "LK1002 ads.wide.ad_id",
                        "LK1001 ads.wide",
                        "LK1003 ads.wide.ad_id",
                        "LK1003 ads.wide.price");
        assertThatThrownBy(() -> RecordCodec.writing(WIDE, CLICK, Wrong.class))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("'colour'")
                .hasMessageContaining("price");
    }

    @Test
    void check_twoComponentsOfOneColumn_refused() {
        assertThat(codesAndPlaces(RecordCodec.check(WIDE, CLICK, Twice.class)))
                .containsExactly("LK1004 ads.wide.click_cnt");
    }

    @Test
    void check_wholeRowsOfWideTable_needsEveryColumnButThoseLakekitFills() {
        assertThat(codesAndPlaces(RecordCodec.check(WIDE, Wide.class)))
                .containsExactlyInAnyOrder(
                        "LK1003 ads.wide.ad_id",
                        "LK1003 ads.wide.click_ts",
                        "LK1003 ads.wide.price",
                        "LK1003 ads.wide.bid_seq",
                        "LK1003 ads.wide.bidder");
    }

    @Test
    void check_summaryTable_needsOnlyColumnsWhereNullCounts() {
        SummaryTable design =
                SummaryTable.named("ads.sum")
                        .primaryKey(ClickTable.DT)
                        .aggregate(ClickTable.CLICKS, AggFunctions.sum())
                        .aggregate(ClickTable.BIDDER, AggFunctions.latest())
                        .build();

        assertThat(codesAndPlaces(RecordCodec.check(design, Day.class)))
                .containsExactly("LK1003 ads.sum.bidder");
    }

    @Test
    void writing_foreignSlice_refused() {
        SequenceGroup other =
                SequenceGroup.named("other").orderedBy(ClickTable.BID_SEQ).latest(ClickTable.PRICE);

        assertThatThrownBy(() -> RecordCodec.writing(WIDE, other, Wrong.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    @Test
    void reading_narrowerComponent_refusedNamingTheType() {
        assertThatThrownBy(() -> RecordCodec.reading(WIDE, Wide.class))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("ads.wide.click_cnt")
                .hasMessageContaining("Declare the component as Long.");
    }

    @Test
    void reading_primitiveOfNullableColumn_refusedNamingTheBox() {
        assertThatThrownBy(() -> RecordCodec.reading(WIDE, Primitive.class))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1005")
                .hasMessageContaining("Declare the component as Long.");
    }

    @Test
    void reading_elementsOfAnotherType_refusedNamingTheWholeType() {
        AppendTable design =
                ClickTable.append(Column.of("counts", ColumnType.array(ColumnType.BIGINT)));

        assertThatThrownBy(() -> RecordCodec.reading(design, Ints.class))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("Declare the component as List<Long>.");
    }

    @Test
    void reading_optionalOrTypeVariable_refused() {
        assertThatThrownBy(() -> RecordCodec.reading(WIDE, Maybe.class))
                .hasMessageContaining("LK1002");
        assertThatThrownBy(() -> RecordCodec.reading(WIDE, Generic.class))
                .hasMessageContaining("LK1002");
    }

    @Test
    void check_componentNearTwoColumns_refusedNamingBoth() {
        AppendTable design =
                ClickTable.append(
                        Column.of("a_bc", ColumnType.STRING), Column.of("abc", ColumnType.STRING));

        assertThatThrownBy(() -> RecordCodec.reading(design, Near.class))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("fits several columns")
                .hasMessageContaining("[a_bc, abc]");
    }

    private static List<String> codesAndPlaces(Diagnostics found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map((Diagnostic d) -> d.code() + " " + d.place())
                .toList();
    }
}
