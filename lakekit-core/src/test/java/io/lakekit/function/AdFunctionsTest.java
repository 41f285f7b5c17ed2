package io.lakekit.function;

import static io.lakekit.function.AdTables.TOUCHES;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of the functions hold what the truth holds: late, repeated and compacted. */
class AdFunctionsTest {

    private static final long SEED = 20_260_101;
    private static final Column<List<Row>> TOUCHED = Column.of("touched", TOUCHES);
    private static final Column<List<String>> SEEN =
            Column.of("seen", ColumnType.array(ColumnType.STRING));
    private static final Column<byte[]> PRICES = Column.of("prices", ColumnType.BYTES);
    private static final KllQuantiles KLL = new KllQuantiles(200);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    /** A function in a summary and in a group, its random rows, and values as they compare. */
    record Case(
            String name,
            SummaryTable summary,
            SequenceGroup group,
            Function<Random, List<List<Row>>> commits,
            Column<?> column,
            Function<Object, Object> comparable) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static <T, F extends Record & UserFunction<T>> Case of(
            Column<T> column,
            F function,
            Function<Random, T> values,
            Function<Object, Object> comparable) {
        return new Case(
                function.toString(),
                AdTables.summary(column, function),
                AdTables.group(column, function),
                random -> {
                    Supplier<T> supplier = () -> values.apply(random);
                    return AdTables.commits(random, column, supplier);
                },
                column,
                comparable);
    }

    static Stream<Case> functions() {
        return Stream.of(
                of(TOUCHED, new TopN(2, "channel", "at"), AdFunctionsTest::touches, v -> v),
                of(TOUCHED, new First("at"), AdFunctionsTest::touches, v -> v),
                of(TOUCHED, new Last("at"), AdFunctionsTest::touches, v -> v),
                of(SEEN, new CappedFrequency(3), AdFunctionsTest::ids, v -> v),
                of(PRICES, KLL, AdFunctionsTest::prices, AdFunctionsTest::read));
    }

    private static List<Row> touches(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            rows.add(AdTables.touch(random.nextInt(9), List.of("a", "b", "c").get(i - 1)));
        }
        return rows;
    }

    private static List<String> ids(Random random) {
        return random.ints(random.nextInt(3), 0, 9).mapToObj(i -> "e" + i).toList();
    }

    private static byte[] prices(Random random) {
        return KLL.sketch(random.nextInt(100), random.nextInt(100));
    }

    /** So few values are kept whole, so that equal sketches print the same. */
    private static Object read(Object sketch) {
        return Quantiles.of((byte[]) sketch).toString();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void summary_ofRandomRows_equalsTheTruth(Case function) {
        LakeTable<SummaryTable> table = lake.create(function.summary());
        ReferenceTable<SummaryTable> truth = ReferenceTable.of(function.summary());
        for (List<Row> rows : function.commits().apply(new Random(SEED))) {
            List<Row> commit = rows.stream().map(row -> supplied(function, row)).toList();
            try (TableWriter<SummaryTable> writer = table.writer()) {
                commit.forEach(writer.rows()::write);
                writer.commit();
            }
            commit.forEach(truth::write);
            same(function, table.reader().toList(), truth.rows());
        }
        table.compact();
        same(function, table.reader().toList(), truth.rows());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void group_ofRandomLateRows_equalsTheTruth(Case function) {
        WideTable design = AdTables.wide(function.group());
        LakeTable<WideTable> table = lake.create(design);
        ReferenceTable<WideTable> truth = ReferenceTable.of(design);
        for (List<Row> commit : function.commits().apply(new Random(SEED))) {
            try (TableWriter<WideTable> writer = table.writer()) {
                commit.forEach(writer.stream(function.group())::write);
                writer.commit();
            }
            commit.forEach(row -> truth.write(function.group(), row));
            same(function, table.reader().toList(), truth.rows());
        }
        table.compact();
        same(function, table.reader().toList(), truth.rows());
    }

    /** Without the time that only a group is ordered by. */
    private static Row supplied(Case function, Row row) {
        List<Column<?>> columns = function.summary().columns().stream().filter(row::has).toList();
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return Row.ofValues(columns, values);
    }

    private static void same(Case function, List<Row> actual, List<Row> expected) {
        assertThat(comparable(function, actual))
                .as("seed %d", SEED)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(comparable(function, expected));
    }

    @SuppressWarnings("unchecked") // only compared
    private static List<Row> comparable(Case function, List<Row> rows) {
        Column<Object> column = (Column<Object>) function.column();
        return rows.stream()
                .map(
                        row ->
                                row.get(column) == null
                                        ? row
                                        : row.with(
                                                column,
                                                function.comparable()
                                                        .apply(
                                                                Objects.requireNonNull(
                                                                        row.get(column)))))
                .toList();
    }
}
