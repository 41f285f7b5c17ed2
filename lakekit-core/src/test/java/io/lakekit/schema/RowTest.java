package io.lakekit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final Column<Integer> A = Column.of("a", ColumnType.INT);
    private static final Column<byte[]> BLOB = Column.of("blob", ColumnType.BYTES);
    private static final Column<Map<String, List<byte[]>>> BLOBS =
            Column.of(
                    "blobs", ColumnType.map(ColumnType.STRING, ColumnType.array(ColumnType.BYTES)));

    @Test
    void with_returnsAnotherRow() {
        Row one = Row.of(A, 1);
        Row two = one.with(A, 2).with(BLOB, null);

        assertThat(one.get(A)).isEqualTo(1);
        assertThat(one.has(BLOB)).isFalse();
        assertThat(two.get(A)).isEqualTo(2);
        assertThat(two.has(BLOB)).isTrue();
        assertThat(two.get(BLOB)).isNull();
    }

    @Test
    void get_goesByName() {
        assertThat(Row.of(A, 1).get(A.notNull().comment("the same stored column"))).isEqualTo(1);
    }

    @Test
    void equals_ignoresOrderAndComparesBytesByContent() {
        Row one = Row.of(A, 1).with(BLOB, new byte[] {1}).with(BLOBS, blobs(2));
        Row same = Row.of(BLOBS, blobs(2)).with(BLOB, new byte[] {1}).with(A, 1);
        Row other = same.with(BLOBS, blobs(3));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    }

    private static Map<String, List<byte[]>> blobs(int content) {
        return Map.of("x", List.of(new byte[] {(byte) content}));
    }

    @Test
    void equals_tellsNullFromNeverSet() {
        assertThat(Row.of(A, null)).isNotEqualTo(Row.empty());
        assertThat(Row.of(A, null).get(A)).isEqualTo(Row.empty().get(A));
    }

    @Test
    void ofValues_ofAnotherNumberOfValues_isRefused() {
        assertThatThrownBy(() -> Row.ofValues(List.of(A, BLOB), List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 values for 2 columns");
    }

    @Test
    void asMap_cannotBeChanged() {
        assertThatThrownBy(() -> Row.of(A, 1).asMap().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void toString_showsBytesInHexadecimal() {
        assertThat(Row.of(A, 1).with(BLOB, new byte[] {15, -1})).hasToString("{a=1, blob=0x0fff}");
    }
}
