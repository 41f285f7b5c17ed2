package io.lakekit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredOrderTest {

    private static final Column<Integer> X = Column.of("x", ColumnType.INT);
    private static final Column<Integer> Y = Column.of("y", ColumnType.INT);

    /** Constants in an order that is not that of their names. */
    private enum Event {
        CLICK,
        BID
    }

    /** Values of one type, lowest first. */
    static Stream<List<Object>> ascending() {
        return Stream.of(
                Arrays.asList(null, 1L, 2L),
                List.of("", "a", "\uFFFD", "\uD83D\uDE00"),
                List.of(Event.BID, Event.CLICK),
                List.of(new byte[] {}, new byte[] {1}, new byte[] {-1}),
                List.of(-0.0, 0.0, Double.POSITIVE_INFINITY, Double.NaN),
                List.of(new BigDecimal("-1.0"), new BigDecimal("2.0")),
                List.of(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)),
                List.of(List.of(), List.of(1), List.of(1, 0), List.of(2)),
                List.of(Map.of(), Map.of(1, 5), Map.of(1, 6), Map.of(2, 0)),
                List.of(
                        Row.of(X, (Integer) null).with(Y, 3),
                        Row.of(X, 1).with(Y, 0),
                        Row.of(Y, 1).with(X, 1)));
    }

    @ParameterizedTest
    @MethodSource("ascending")
    void values_haveATotalOrder(List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                assertThat(Integer.signum(StoredOrder.compare(values.get(i), values.get(j))))
                        .as("%s and %s", values.get(i), values.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }
}
