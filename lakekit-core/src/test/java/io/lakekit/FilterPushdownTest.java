package io.lakekit;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AppendTable;
import io.lakekit.internal.paimon.row.PaimonFilters;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.internal.paimon.value.RowDecoder;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Filter;
import io.lakekit.schema.FinerValues;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.predicate.Predicate;
import org.apache.paimon.types.RowType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encoded rows decode to themselves, and Paimon's predicate judges them as the filter does. */
class FilterPushdownTest {

    private static final Column<Boolean> FLAG = Column.of("c_flag", ColumnType.BOOLEAN);
    private static final Column<Byte> TINY = Column.of("c_tiny", ColumnType.TINYINT);
    private static final Column<Integer> INT = Column.of("c_int", ColumnType.INT);
    private static final Column<Long> LONG = Column.of("c_long", ColumnType.BIGINT);
    private static final Column<Float> FLOAT = Column.of("c_float", ColumnType.FLOAT);
    private static final Column<Double> DOUBLE = Column.of("c_double", ColumnType.DOUBLE);
    private static final Column<BigDecimal> SMALL = Column.of("c_small", ColumnType.decimal(9, 2));
    private static final Column<BigDecimal> LARGE = Column.of("c_large", ColumnType.decimal(38, 9));
    private static final Column<String> TEXT = Column.of("c_text", ColumnType.STRING);
    private static final Column<RandomTypes.Stage> STAGE =
            Column.of("c_stage", ColumnType.enumeration(RandomTypes.Stage.class));
    private static final Column<LocalDate> DATE = Column.of("c_date", ColumnType.DATE);
    private static final Column<LocalTime> TIME = Column.of("c_time", ColumnType.time(3));
    private static final Column<LocalDateTime> LOCAL =
            Column.of("c_local", ColumnType.timestamp(9));
    private static final Column<Instant> INSTANT =
            Column.of("c_instant", ColumnType.timestampLtz(3, FinerValues.REFUSE));
    private static final List<Column<?>> COLUMNS =
            List.of(
                    FLAG, TINY, INT, LONG, FLOAT, DOUBLE, SMALL, LARGE, TEXT, STAGE, DATE, TIME,
                    LOCAL, INSTANT);
    private static final AppendTable TABLE =
            AppendTable.named("ads.all").columns(COLUMNS.toArray(Column<?>[]::new)).build();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void of_randomFiltersAndRows_judgeAsTheFilter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomTypes values = new RandomTypes(random);
        RowEncoder encoder = RowEncoder.of(TABLE, null);
        RowDecoder decoder = RowDecoder.of(COLUMNS);
        RowType type = PaimonTypes.rowType(COLUMNS);
        int matched = 0;
        for (int i = 0; i < 5_000; i++) {
            Row row = values.row(COLUMNS);
            Filter filter = filter(random, values, 2);
            InternalRow encoded = encoder.encode(index -> row.get(COLUMNS.get(index)));
            Optional<Predicate> predicate = PaimonFilters.of(filter, type);

            String which = "seed " + seed + ": " + filter + " on " + row;
            assertThat(decoder.row(encoded)).as(which).isEqualTo(row);
            assertThat(predicate).as(which).isPresent();
            assertThat(predicate.get().test(encoded)).as(which).isEqualTo(filter.test(row));
            matched += filter.test(row) ? 1 : 0;
        }
        assertThat(matched).as("matches, seed %d", seed).isBetween(500, 4_500);
    }

    private static Filter filter(SplittableRandom random, RandomTypes values, int depth) {
        Filter drawn =
                depth > 0 && random.nextBoolean()
                        ? composed(random, values, depth - 1)
                        : comparison(COLUMNS.get(random.nextInt(COLUMNS.size())), random, values);
        return random.nextInt(4) == 0 ? drawn.not() : drawn;
    }

    private static Filter composed(SplittableRandom random, RandomTypes values, int depth) {
        Filter left = filter(random, values, depth);
        Filter right = filter(random, values, depth);
        return random.nextBoolean() ? left.and(right) : left.or(right);
    }

    private static <T> Filter comparison(
            Column<T> column, SplittableRandom random, RandomTypes values) {
        T value = value(column, values);
        return switch (random.nextInt(column == FLAG ? 4 : 9)) {
            case 0 -> column.eq(value);
            case 1 -> column.ne(value);
            case 2 -> column.isNull();
            case 3 -> column.isNotNull();
            case 4 -> column.lt(value);
            case 5 -> column.le(value);
            case 6 -> column.gt(value);
            case 7 -> column.ge(value);
            default -> column.in(several(column, values));
        };
    }

    private static <T> List<T> several(Column<T> column, RandomTypes values) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            list.add(value(column, values));
        }
        return list;
    }

    /** Times are compared as they are, also those between two that the column can store. */
    @SuppressWarnings("unchecked") // the type draws values of its own Java type
    private static <T> T value(Column<T> column, RandomTypes values) {
        Object drawn = values.value(column.type());
        boolean finer = column != (Column<?>) LOCAL && values.random().nextInt(3) == 0;
        return (T) (finer && drawn instanceof Temporal time ? finer(time) : drawn);
    }

    private static Temporal finer(Temporal time) {
        return time.isSupported(NANO_OF_SECOND) ? time.plus(1, ChronoUnit.NANOS) : time;
    }
}
