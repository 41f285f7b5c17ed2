package io.lakekit.junit;

import static io.lakekit.schema.ColumnType.INT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.schema.Column;
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
        return RowDiff.between(expected, actual, List.of(K), List.of(K, V)).lines();
    }

    @Test
    void sameRows_inAnyOrderOfRowsAndColumns_areNoDifference() {
        List<Row> expected = List.of(row(1, 1), row(2, null));
        List<Row> actual = List.of(Row.of(K, 2), Row.of(V, 1).with(K, 1));

        assertThat(keyed(expected, actual)).isEmpty();
        assertThat(RowDiff.between(expected, actual, List.of(), List.of(K, V)).isEmpty()).isTrue();
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
        assertThat(RowDiff.between(List.of(row(1, 1)), List.of(row(1, 2)), List.of(K), List.of(K)))
                .returns(true, RowDiff::isEmpty);
    }
}
