package io.lakekit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.function.CappedFrequency;
import io.lakekit.function.TopN;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Types, functions and ages as text. */
class YamlTextTest {

    enum Stage {
        BID,
        CLICK
    }

    /** Has an option of every kind. */
    record Everything(
            int i, long l, double d, boolean b, String text, Stage stage, List<String> list)
            implements UserFunction<Long> {

        @Override
        public Long merge(Long older, Long newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }
    }

    static List<Column<?>> columns() {
        Column<Integer> a = Column.of("a", ColumnType.INT);
        Column<String> b = Column.of("b", ColumnType.STRING).notNull().comment("it's");
        ColumnType<Stage> stage = ColumnType.enumeration(Stage.class);
        return List.of(
                a,
                a.notNull().comment("a: 'b' # c\nd").formerly("o'ld"),
                Column.of("c", ColumnType.INT.notNull()),
                Column.of("c", ColumnType.decimal(38, 0)),
                Column.of("c", ColumnType.timestampLtz(3)).comment(""),
                Column.of("c", stage).notNull(),
                Column.of("c", ColumnType.array(stage.notNull())),
                Column.of(
                        "c", ColumnType.map(ColumnType.STRING.notNull(), ColumnType.array(stage))),
                Column.of("c", ColumnType.row()),
                Column.of(
                        "c",
                        ColumnType.array(
                                ColumnType.row(
                                                a.formerly("x"),
                                                b,
                                                Column.of("n", ColumnType.row(a)))
                                        .notNull())),
                Column.of("c", ColumnType.row(Column.of("not `plain`", ColumnType.DATE))));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void column_printedAndRead_isEqual(Column<?> column) {
        String text = TypePrinter.print(column);

        assertThat(TypeParser.column(column.name(), text)).as(text).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    bigint not null                        | BIGINT NOT NULL
                    decimal( 10,2 )                        | DECIMAL(10, 2)
                    Array<Row<id int not null,s string>>   | ARRAY<ROW<id INT NOT NULL, s STRING>>
                    TIMESTAMP_LTZ(3) comment 'a''b'        | TIMESTAMP_LTZ(3) COMMENT 'a''b'
                    ROW<not INT>                           | ROW<not INT>
                    """)
    void type_inOtherLetters_isReadAsSqlReadsIt(String text, String printed) {
        assertThat(TypePrinter.print(TypeParser.column("c", text))).isEqualTo(printed);
    }

    static Stream<AggFunction<?>> functions() {
        return Stream.of(
                AggFunctions.sum(),
                AggFunctions.count(),
                AggFunctions.product(),
                AggFunctions.max(),
                AggFunctions.min().ignoringRetract(),
                AggFunctions.latest(),
                AggFunctions.latestNonNull(),
                AggFunctions.first(),
                AggFunctions.firstNonNull(),
                AggFunctions.listAgg("; '"),
                AggFunctions.listAgg(""),
                AggFunctions.boolAnd(),
                AggFunctions.boolOr(),
                AggFunctions.collect(),
                AggFunctions.collectDistinct(),
                AggFunctions.mergeMap(),
                AggFunctions.nestedUpdate(),
                AggFunctions.nestedUpdate(
                                Column.of("id", ColumnType.INT), Column.of("a b", ColumnType.INT))
                        .limitedTo(3)
                        .ignoringRetract(),
                AggFunctions.rbm32(),
                AggFunctions.rbm64(),
                AggFunctions.hllSketch(),
                AggFunctions.thetaSketch(),
                AggFunctions.userDefined(new TopN(3, "creative", "spend")),
                AggFunctions.userDefined(new CappedFrequency(7)).ignoringRetract(),
                AggFunctions.userDefined(
                        new Everything(
                                -1,
                                Long.MIN_VALUE,
                                -1.5e-300,
                                true,
                                "a, 'b')",
                                Stage.CLICK,
                                List.of("x", "y]"))),
                AggFunctions.userDefined(
                        new Everything(0, 0, Double.NaN, false, "", Stage.BID, List.of())));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void function_printedAndRead_isEqual(AggFunction<?> function) {
        String text = FunctionPrinter.print(function);

        assertThat(FunctionParser.function(text)).as(text).isEqualTo(function);
    }

    @Test
    void functions_areAllOfThem() {
        assertThat(functions().map(AggFunction::kind))
                .containsAll(List.of(AggFunction.Kind.values()));
    }

    @Test
    void userFunction_isItsClassAndOptions() {
        assertThat(FunctionPrinter.print(AggFunctions.userDefined(new TopN(3, "id", "spend"))))
                .isEqualTo("io.lakekit.function.TopN(n = 3, key = 'id', score = 'spend')");
    }

    @ParameterizedTest
    @CsvSource({
        "PT720H,30 d",
        "PT26H,26 h",
        "PT90M,90 min",
        "PT1M30S,90 s",
        "PT0S,0 s",
        "PT-24H,-1 d",
        "PT0.5S,PT0.5S",
        "PT-36H-0.001S,PT-36H-0.001S"
    })
    void age_printedAndRead_isEqual(Duration age, String text) {
        assertThat(Ages.parse(text)).isEqualTo(age);
        assertThat(Ages.parse(Ages.print(age))).isEqualTo(age);
    }
}
