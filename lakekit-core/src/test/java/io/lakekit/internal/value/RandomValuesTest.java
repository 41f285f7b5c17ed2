package io.lakekit.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomValuesTest {

    static Stream<ColumnType<?>> types() {
        List<ColumnType<?>> plain =
                List.of(
                        ColumnType.BOOLEAN,
                        ColumnType.TINYINT,
                        ColumnType.SMALLINT,
                        ColumnType.INT,
                        ColumnType.BIGINT,
                        ColumnType.FLOAT,
                        ColumnType.DOUBLE,
                        ColumnType.decimal(1, 1),
                        ColumnType.character(1),
                        ColumnType.varchar(2),
                        ColumnType.STRING,
                        ColumnType.enumeration(DayOfWeek.class),
                        ColumnType.binary(1),
                        ColumnType.BYTES,
                        ColumnType.DATE,
                        ColumnType.time(0),
                        ColumnType.timestamp(0),
                        ColumnType.timestampLtz(9));
        List<ColumnType<?>> all = new ArrayList<>(plain);
        all.add(ColumnType.map(ColumnType.STRING, ColumnType.BIGINT));
        all.add(
                ColumnType.array(
                        ColumnType.row(
                                Column.of("id", ColumnType.INT).notNull(),
                                Column.of("name", ColumnType.STRING))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void values_fitTheirType_andTie(ColumnType<?> type) {
        RandomValues random = new RandomValues(new SplittableRandom(3));
        Set<Row> distinct = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            Object value = random.of(type);
            assertThat(type.fit(value)).as("seed 3").isEqualTo(value);
            distinct.add(row(value));
        }
        assertThat(distinct).hasSizeBetween(2, 499);
    }

    @ParameterizedTest
    @MethodSource("types")
    void smallerValues_fitTheirType_andEnd(ColumnType<?> type) {
        RandomValues random = new RandomValues(new SplittableRandom(3));
        for (int i = 0; i < 100; i++) {
            Object value = random.of(type);
            for (int step = 0; ; step++) {
                List<Object> smaller = SmallerValues.of(type, value).toList();
                if (smaller.isEmpty()) {
                    break;
                }
                value = smaller.get(i % smaller.size());
                assertThat(type.fit(value)).as("seed 3").isEqualTo(value);
                assertThat(step).as("steps of seed 3, value %d", i).isLessThan(200);
            }
        }
    }

    /** Equal by the content of bytes. */
    private static Row row(Object value) {
        Column<Object> any = column(Column.of("value", ColumnType.STRING));
        return Row.of(any, value);
    }

    @SuppressWarnings("unchecked") // a row takes any value
    private static Column<Object> column(Column<?> column) {
        return (Column<Object>) column;
    }
}
