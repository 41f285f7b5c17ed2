package io.lakekit.ddl;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestamp;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.GoldenFile;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One statement of every kind of design; lakekit-flink runs such statements in Flink. */
class FlinkDdlGoldenTest {

    static Stream<TableDesign> designs() {
        return DdlDesigns.with(
                3,
                Column.of("c_char", character(3)),
                Column.of("c_decimal", decimal(10, 2)),
                Column.of("c_bytes", BYTES),
                Column.of("c_time", time(0)),
                Column.of("c_timestamp", timestamp(6)),
                Column.of("c_array", array(BIGINT.notNull())),
                Column.of("c_map", map(STRING, BIGINT)),
                Column.of("c_row", row(DdlDesigns.PRICE, DdlDesigns.PAGE)),
                Column.of("c_rows", array(row(DdlDesigns.PRICE))));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void of_everyKind_isTheReviewedStatement(TableDesign design) {
        GoldenFile.named("flink-" + design.name().table() + ".sql")
                .assertSame(FlinkDdl.of(design) + "\n");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void insert_ofEveryKind_isTheReviewedStatement(TableDesign design) {
        GoldenFile.named("flink-" + design.name().table() + "-insert.sql")
                .assertSame(FlinkInsert.of(design) + "\n");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void script_ofEveryKind_isTheReviewedScript(TableDesign design) {
        GoldenFile.named("flink-" + design.name().table() + "-script.sql")
                .assertSame(FlinkScript.streaming(design) + ";\n");
    }

    @Test
    void script_ofSetsAndCounts_hasTheirFunctions() {
        SummaryTable design =
                SummaryTable.named("ads.reach")
                        .primaryKey(DdlDesigns.AD)
                        .aggregate(Column.of("users", BYTES), AggFunctions.rbm64())
                        .aggregate(Column.of("views", BIGINT), AggFunctions.count())
                        .build();

        GoldenFile.named("flink-reach-batch.sql").assertSame(FlinkScript.batch(design) + ";\n");
    }

    @Test
    void lookup_ofATableThatTellsChanges_isTheReviewedQuery() {
        TableDesign wide = designs().findFirst().orElseThrow();

        GoldenFile.named("flink-wide-lookup.sql").assertSame(FlinkLookup.of(wide) + ";\n");
    }

    @Test
    void of_typeFlinkWouldChange_isRefusedNamingTheColumn() {
        AppendTable design =
                AppendTable.named("ads.fine")
                        .columns(DdlDesigns.DT, Column.of("at", time(3)))
                        .build();

        assertThatThrownBy(() -> FlinkDdl.of(design))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1401")
                .hasMessageContaining("ads.fine.at");
    }
}
