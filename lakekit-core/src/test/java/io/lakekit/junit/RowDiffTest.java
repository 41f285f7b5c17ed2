package io.lakekit.junit;

import static io.lakekit.schema.ColumnType.INT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowDiffTest {

    private static final Column<Integer> K = Column.of("k", INT).notNull();
    private static final Column<Integer> V = Column.of("v", INT);

    private static Row row(int key, Integer value) {
        return Row.of(K, key).with(V, value);
    }

    private static List<String> keyed(List<Row> expected, List<Row> actual) {
        SummaryTable design =
                SummaryTable.named("ads.t").primaryKey(K).aggregate(V, AggFunctions.max()).build();
        return lines(design, expected, actual);
    }

    private static List<String> lines(TableDesign design, List<Row> expected, List<Row> actual) {
        return new Subject("table", design, filter -> actual).differences(expected, actual);
    }

    @Test
    void sameRows_inAnyOrderOfRowsAndColumns_areNoDifference() {
        List<Row> expected = List.of(row(1, 1), row(2, null));
        List<Row> actual = List.of(Row.of(K, 2), Row.of(V, 1).with(K, 1));

        assertThat(keyed(expected, actual)).isEmpty();
        AppendTable unkeyed = AppendTable.named("ads.t").columns(K, V).build();
        assertThat(lines(unkeyed, expected, actual)).isEmpty();
    }

    @Test
    void keyThatIsThereTwice_isOneRowTooMany() {
        assertThat(keyed(List.of(row(1, 1)), List.of(row(1, 1), row(1, 1))))
                .containsExactly("row k=1: unexpected, with v=1");
        assertThat(keyed(List.of(row(1, 1)), List.of(row(1, 2), row(1, 3))))
                .containsExactly(
                        "row k=1: missing, with v=1",
                        "row k=1: unexpected, with v=2",
                        "row k=1: unexpected, with v=3");
    }

    @Test
    void lines_goByExpectedRows_thenByUnexpectedOnes() {
        assertThat(keyed(List.of(row(3, 3), row(2, 2)), List.of(row(9, 9), row(2, 1), row(8, 8))))
                .containsExactly(
                        "row k=3: missing, with v=3",
                        "row k=2: column 'v' expected 2, actual 1",
                        "row k=9: unexpected, with v=9",
                        "row k=8: unexpected, with v=8");
    }

    @Test
    void columnsNotCompared_areNoDifference() {
        AppendTable narrow = AppendTable.named("ads.t").columns(K).build();

        assertThat(lines(narrow, List.of(Row.of(K, 1)), List.of(row(1, 2)))).isEmpty();
    }

    /** What a reference gathers has no order. */
    @Test
    void listsGatheredInAnotherOrder_areNoDifferenceFromAReference() {
        Column<List<String>> tags = Column.of("tags", ColumnType.array(ColumnType.STRING));
        SummaryTable design =
                SummaryTable.named("ads.t")
                        .primaryKey(K)
                        .aggregate(tags, AggFunctions.collectDistinct())
                        .build();
        List<Row> expected = List.of(Row.of(K, 1).with(tags, List.of("a", "b")));
        List<Row> actual = List.of(Row.of(K, 1).with(tags, List.of("b", "a")));
        Subject subject = new Subject("table", design, filter -> actual);

        assertThat(subject.differencesInMeaning(expected, actual)).isEmpty();
        assertThat(subject.differences(expected, actual))
                .containsExactly("row k=1: column 'tags' expected ['a', 'b'], actual ['b', 'a']");
    }
}
