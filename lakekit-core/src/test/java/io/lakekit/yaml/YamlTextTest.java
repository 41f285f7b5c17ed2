package io.lakekit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.function.CappedFrequency;
import io.lakekit.function.TopN;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.internal.text.Spans;
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
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(Ages.parse(Spans.exact(age))).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource({
        "7d,7 d",
        "1w,7 d",
        "2 weeks,14 d",
        "1 day,1 d",
        "15m,15 min",
        "2 hours,2 h",
        "12H,12 h",
        "90 minutes,90 min",
        "1 sec,1 s",
        "1500ms,PT1.5S",
        "PT48H,2 d"
    })
    void age_asPeopleWriteIt_isPrintedInOneWay(String written, String printed) {
        assertThat(Spans.exact(Ages.parse(written))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "15M,'M' may be minutes or months",
        "2 months,'months' has no fixed length",
        "1y,'y' has no fixed length",
        "3 fortnights,there is no unit 'fortnights'",
        "7,no number and unit",
        "7 d 2 h,no number and unit"
    })
    void age_thatMayMeanMore_isRefused(String written, String reason) {
        assertThatThrownBy(() -> Ages.parse(written)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "400,400",
        "400 b,400",
        "2kb,2048",
        "1.5 KB,1536",
        "64 mb,67108864",
        "1GiB,1073741824"
    })
    void size_asPeopleWriteIt_isBytes(String written, double bytes) {
        assertThat(ByteSizes.parse(written)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER|INT",
                "integer NOT NULL|INT NOT NULL",
                "DEC(10, 2)|DECIMAL(10, 2)",
                "NUMERIC(10)|DECIMAL(10, 0)",
                "REAL|FLOAT",
                "DOUBLE PRECISION NOT NULL|DOUBLE NOT NULL",
                "VARCHAR|STRING",
                "VARCHAR(9)|VARCHAR(9)",
                "CHARACTER VARYING(9)|VARCHAR(9)",
                "CHAR VARYING|STRING",
                "CHARACTER(2)|CHAR(2)",
                "CHAR|CHAR(1)",
                "TIME|TIME(0)",
                "TIME(3) WITHOUT TIME ZONE|TIME(3)",
                "TIMESTAMP|TIMESTAMP(6)",
                "TIMESTAMP WITHOUT TIME ZONE|TIMESTAMP(6)",
                "TIMESTAMP(3) WITH LOCAL TIME ZONE NOT NULL|TIMESTAMP_LTZ(3) NOT NULL",
                "TIMESTAMP WITH LOCAL TIME ZONE|TIMESTAMP_LTZ(6)",
                "TIMESTAMP_LTZ|TIMESTAMP_LTZ(6)",
                "TIMESTAMP_LTZ(3, cut)|TIMESTAMP_LTZ(3)",
                "TIMESTAMP_LTZ(3, REFUSE)|TIMESTAMP_LTZ(3, REFUSE)",
                "ARRAY<INTEGER>|ARRAY<INT>"
            })
    void type_byAnotherNameOfSql_isPrintedByOurs(String written, String printed) {
        assertThat(TypePrinter.print(TypeParser.column("c", written))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DECIMAL",
                "BINARY",
                "TIMESTAMP WITH TIME ZONE",
                "TIME WITH LOCAL TIME ZONE",
                "TIMESTAMP(3, ROUND)"
            })
    void type_thatMayMeanMore_isRefused(String written) {
        assertThatThrownBy(() -> TypeParser.column("c", written))
                .isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "partial-update,'wide'",
        "PARTIAL_UPDATE,'wide'",
        "aggregation,'summary'",
        "deduplicate,'latest-row'",
        "Wide,'wide'"
    })
    void kind_byPaimonsWord_isAnsweredWithOurs(String written, String ours) {
        String text = "table: ads.t\nkind: " + written + "\ncolumns: {id: BIGINT}\n";
        assertThatThrownBy(() -> YamlDesigns.parse("t.yaml", text))
                .hasMessageContaining("LK1509 ERROR t.yaml:2")
                .hasMessageContaining(ours);
    }
}
