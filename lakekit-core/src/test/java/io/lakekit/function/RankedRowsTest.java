package io.lakekit.function;

import static io.lakekit.function.AdTables.AT;
import static io.lakekit.function.AdTables.CHANNEL;
import static io.lakekit.function.AdTables.TOUCHES;
import static io.lakekit.function.AdTables.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankedRowsTest {

    private static final TopN TOP = new TopN(2, "channel", "at");

    @Test
    void topN_keepsTheBestRowOfEachKey_highestFirst() {
        assertThat(TOP.normalise(List.of(touch(1, "a"), touch(3, "b"), touch(2, "a"))))
                .containsExactly(touch(3, "b"), touch(2, "a"));
    }

    @Test
    void topN_ofEqualScores_dependsOnNoOrder() {
        List<Row> rows = List.of(touch(1, "c"), touch(1, "a"), touch(1, "b"));
        List<Row> reversed = List.of(touch(1, "b"), touch(1, "a"), touch(1, "c"));

        assertThat(TOP.normalise(rows))
                .containsExactly(touch(1, "a"), touch(1, "b"))
                .isEqualTo(TOP.normalise(reversed));
    }

    @Test
    void topN_takesNullScoreAsLowest_andNullKeyAsAKey() {
        Row unscored = Row.of(AT, (Integer) null).with(CHANNEL, "a");
        Row unnamed = Row.of(AT, 1).with(CHANNEL, null);

        assertThat(TOP.normalise(Arrays.asList(unscored, null, unnamed)))
                .containsExactly(unnamed, unscored);
    }

    @Test
    void topN_ofNone_namesTheBound() {
        assertThatThrownBy(() -> new TopN(0, "channel", "at"))
                .hasMessage("TopN keeps n = 0 rows of 'channel'; keep at least 1");
    }

    @Test
    void firstAndLast_keepOneRowWhole() {
        List<Row> older = List.of(touch(2, "search"));
        List<Row> newer = List.of(touch(1, "video"));

        assertThat(new First("at").merge(older, newer)).isEqualTo(newer);
        assertThat(new Last("at").merge(older, newer)).isEqualTo(older);
    }

    @Test
    void first_prefersARowWithTheField() {
        Row without = Row.of(AT, (Integer) null).with(CHANNEL, "a");

        assertThat(new First("at").normalise(List.of(without, touch(9, "b"))))
                .containsExactly(touch(9, "b"));
        assertThat(new First("at").normalise(List.of())).isEmpty();
    }

    @Test
    void acceptance_asksForFieldsThatHaveAnOrder() {
        Column<List<Integer>> nested = Column.of("at", ColumnType.array(ColumnType.INT));
        ColumnType<List<Row>> unordered = ColumnType.array(ColumnType.row(nested, CHANNEL));

        assertThat(TOP.accepts(TOUCHES)).isTrue();
        assertThat(new TopN(2, "absent", "at").accepts(TOUCHES)).isFalse();
        assertThat(new TopN(2, "channel", "absent").accepts(TOUCHES)).isFalse();
        assertThat(TOP.accepts(unordered)).isFalse();
        assertThat(new First("at").accepts(ColumnType.row(AT))).isFalse();
        assertThat(AggFunctions.userDefined(TOP).accepts(TOUCHES)).isTrue();
    }
}
