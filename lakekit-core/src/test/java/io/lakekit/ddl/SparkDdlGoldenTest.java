package io.lakekit.ddl;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.binary;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static io.lakekit.schema.ColumnType.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.GoldenFile;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One statement of every kind of design, read against Paimon's Spark catalog. */
class SparkDdlGoldenTest {

    static Stream<TableDesign> designs() {
        return DdlDesigns.with(
                6,
                Column.of("c_char", character(3)),
                Column.of("c_varchar", varchar(9)),
                Column.of("c_decimal", decimal(10, 2)),
                Column.of("c_bytes", BYTES),
                Column.of("c_date", DATE),
                Column.of("c_timestamp", timestamp(6)),
                Column.of("c_array", array(BIGINT)),
                Column.of("c_map", map(STRING, BIGINT)),
                Column.of("c_row", row(DdlDesigns.PRICE, DdlDesigns.PAGE.notNull())),
                Column.of("c_rows", array(row(DdlDesigns.PRICE))));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void of_everyKind_isTheReviewedStatement(TableDesign design) {
        GoldenFile.named("spark-" + design.name().table() + ".sql")
                .assertSame(SparkDdl.of(design) + "\n");
    }

    static List<ColumnType<?>> unsaid() {
        return List.of(
                time(0),
                binary(3),
                timestamp(3),
                timestampLtz(9),
                array(BIGINT.notNull()),
                map(STRING, BIGINT.notNull()),
                array(row(Column.of("at", timestampLtz(3)))));
    }

    @ParameterizedTest
    @MethodSource("unsaid")
    void of_typeSparkCannotDeclare_isRefusedNamingTheColumn(ColumnType<?> type) {
        AppendTable design =
                AppendTable.named("ads.fine").columns(DdlDesigns.DT, Column.of("at", type)).build();

        assertThatThrownBy(() -> SparkDdl.of(design))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1403")
                .hasMessageContaining("ads.fine.at");
    }

    @Test
    void of_textWithQuotesAndBackslashes_escapesThem() {
        AppendTable design =
                AppendTable.named("ads.t").columns(DdlDesigns.DT).comment("it's \\ here").build();

        assertThat(SparkDdl.of(design)).contains("COMMENT 'it\\'s \\\\ here'");
    }
}
