package io.lakekit.explain;

import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AppendTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
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
                        .accept("LK0405", "de-duplicated upstream")
                        .build();

        assertThat(Explanation.of(design))
                .hasToString(
                        """
                        wide table ads.t: one row per (k).
                          page: from click, ordered by click_ts; null clears the value if the row is newer, a late row leaves the value, a repeated row changes nothing.
                          note: from click, ordered by click_ts, kept in note_seq; null leaves the value, a late row leaves the value, a repeated row changes nothing.
                          clicks: from click, ordered by click_ts; null leaves the value, a late row is folded all the same, a repeated row is folded again by sum().""");
    }

    @Test
    void toString_summaryTable_warnsOfRepeats() {
        SummaryTable design =
                SummaryTable.named("ads.s").primaryKey(KEY).aggregate(CLICKS, sum()).build();

        assertThat(Explanation.of(design).column(CLICKS).orElseThrow().onRepeat())
                .isEqualTo("is folded again by sum()");
    }

    @Test
    void table_appendTable_keepsRepeats() {
        AppendTable design = AppendTable.named("ads.a").columns(KEY, PAGE).build();

        assertThat(Explanation.of(design).table())
                .isEqualTo("append table ads.a: every row written is kept, repeated ones too.");
    }
}
