package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericMap;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers that pages of docs/diagnostics show of plain Paimon, where no other test of a rule
 * does. What lakekit says instead is on the page and run from there.
 */
class DamageOnPagesTest {

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private PlainTable combined(DataType type, String function) throws Exception {
        return table(aggregated(type, function));
    }

    private static Schema.Builder aggregated(DataType type, String function) {
        return Schema.newBuilder()
                .column("k", DataTypes.BIGINT())
                .column("v", type)
                .primaryKey("k")
                .option("bucket", "1")
                .option("merge-engine", "aggregation")
                .option("fields.v.aggregate-function", function);
    }

    private static Schema.Builder ordered(DataType order, DataType value) {
        return Schema.newBuilder()
                .column("k", DataTypes.BIGINT())
                .column("g", order)
                .column("a", value)
                .primaryKey("k")
                .option("bucket", "1")
                .option("merge-engine", "partial-update")
                .option("fields.g.sequence-group", "a");
    }

    @OnPageOf("LK0304")
    @Test
    void rule7_orderOwnedByAnotherGroup_isTakenOrRefusedByItsName() throws Exception {
        PlainTable table = table(owning("g", "h"));
        table.commit(row(1, null, null, 9, 90));
        table.commit(row(1, 1, 5, 30, null));
        assertThat(table.rows()).containsExactly(Arrays.asList(1L, 1L, 5L, 30L, null));
        table.commit(row(1, null, null, 20, 91));
        assertThat(table.rows()).containsExactly(Arrays.asList(1L, 1L, 5L, 30L, null));

        assertThatThrownBy(() -> table(owning("h", "g")))
                .hasStackTraceContaining("defined repeatedly by multiple groups");
    }

    private static Schema.Builder owning(String first, String second) {
        return keyed("partial-update", "k", first, "price", second, "page")
                .option("fields." + first + ".sequence-group", "price," + second)
                .option("fields." + second + ".sequence-group", "page");
    }

    @OnPageOf("LK0305")
    @Test
    void rule8_sharedOrder_makesTheFirstRowOfAStreamLate() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "version", "price", "page")
                                .option("fields.version.sequence-group", "price,page"));
        table.commit(row(1, 5, 10, null)).commit(row(1, 3, null, 7));

        assertThat(table.rows()).containsExactly(Arrays.asList(1L, 5L, 10L, null));
    }

    @OnPageOf("LK0309")
    @Test
    void notANumberInTheOrder_letsTheOldestRowWin() throws Exception {
        PlainTable table = table(ordered(DataTypes.DOUBLE(), DataTypes.STRING()));
        table.commit(row(1, 9.0, "a")).commit(row(1, Double.NaN, "b")).commit(row(1, 1.0, "c"));

        assertThat(table.value("a")).isEqualTo("c");
    }

    @OnPageOf({"LK0404", "LK0425"})
    @Test
    void sums_ofSmallestAndLargestIntegers_wrapRound() throws Exception {
        PlainTable small = combined(DataTypes.SMALLINT(), "sum");
        small.commit(GenericRow.of(1L, Short.MAX_VALUE)).commit(GenericRow.of(1L, (short) 1));
        PlainTable large = combined(DataTypes.BIGINT(), "sum");
        large.commit(row(1, Long.MAX_VALUE)).commit(row(1, 1));

        assertThat(small.value("v")).isEqualTo(Short.MIN_VALUE);
        assertThat(large.value("v")).isEqualTo(Long.MIN_VALUE);
    }

    @OnPageOf("LK0408")
    @Test
    void lateMapOfAGroup_countsAsOlderThanAll() throws Exception {
        DataType map = DataTypes.MAP(DataTypes.STRING(), DataTypes.BIGINT());
        PlainTable table =
                table(
                        ordered(DataTypes.BIGINT(), map)
                                .option("fields.a.aggregate-function", "merge_map"));
        table.commit(priced(1, "a", 1)).commit(priced(3, "b", 3)).commit(priced(2, "a", 2));

        assertThat(table.value("a")).isEqualTo(Map.of("a", 1L, "b", 3L));
    }

    private static GenericRow priced(long version, String slot, long price) {
        return GenericRow.of(
                1L, version, new GenericMap(Map.of(BinaryString.fromString(slot), price)));
    }

    @OnPageOf("LK0206")
    @Test
    void mapKeysOfBytes_pileUp() throws Exception {
        PlainTable table =
                combined(DataTypes.MAP(DataTypes.BYTES(), DataTypes.BIGINT()), "merge_map");
        for (long price : new long[] {5, 7}) {
            table.commit(GenericRow.of(1L, new GenericMap(Map.of(new byte[] {1}, price))));
        }

        assertThat((Map<?, ?>) table.value("v")).hasSize(2);
    }

    @OnPageOf("LK0411")
    @Test
    void rule68_nestedRowsWithoutAKey_collapseIntoOne() throws Exception {
        DataType rows =
                DataTypes.ARRAY(
                        DataTypes.ROW(
                                DataTypes.FIELD(0, "id", DataTypes.BIGINT()),
                                DataTypes.FIELD(1, "spend", DataTypes.BIGINT())));
        PlainTable table =
                table(aggregated(rows, "nested_update").option("fields.v.nested-key", "id"));
        table.commit(row(1, List.of(GenericRow.of(null, 5L))))
                .commit(row(1, List.of(GenericRow.of(null, 7L))));

        assertThat(table.value("v")).isEqualTo(List.of(Arrays.asList(null, 7L)));
    }

    @OnPageOf("LK0414")
    @ParameterizedTest
    @CsvSource({"sum", "max"})
    void notANumber_staysForEver(String function) throws Exception {
        PlainTable table = combined(DataTypes.DOUBLE(), function);
        table.commit(row(1, 0.5)).commit(row(1, Double.NaN)).commit(row(1, 0.7));

        assertThat(table.value("v")).isEqualTo(Double.NaN);
    }

    @OnPageOf("LK0415")
    @Test
    void rule63_joinedText_outgrowsItsLength() throws Exception {
        PlainTable table = combined(DataTypes.VARCHAR(20), "listagg");
        table.commit(row(1, "bid too low")).commit(row(1, "bid too low"));

        assertThat(table.value("v")).isEqualTo("bid too low,bid too low");
    }

    @OnPageOf("LK0416")
    @Test
    void ignoredRetraction_countsTheOldValueToo() throws Exception {
        PlainTable table =
                table(
                        aggregated(DataTypes.BIGINT(), "sum")
                                .option("fields.v.ignore-retract", "true"));
        table.commit(row(1, 1))
                .commit(row(RowKind.UPDATE_BEFORE, 1, 1), row(RowKind.UPDATE_AFTER, 1, 2));

        assertThat(table.value("v")).isEqualTo(3L);
    }

    @OnPageOf("LK0418")
    @Test
    void rule62_functionOfAKeyColumn_isIgnored() throws Exception {
        PlainTable table =
                table(
                        aggregated(DataTypes.BIGINT(), "sum")
                                .option("fields.k.aggregate-function", "max"));
        table.commit(row(3, 1)).commit(row(7, 1));

        assertThat(table.rows()).containsExactly(List.of(3L, 1L), List.of(7L, 1L));
    }

    @OnPageOf("LK0203")
    @Test
    void rowWithoutFields_isCreatedAndCannotBeWritten() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("r", DataTypes.ROW(new DataField[0])));

        assertThatThrownBy(() -> table.commit(row(1, new GenericRow(0))))
                .hasStackTraceContaining("Cannot write a schema with an empty group");
    }

    @OnPageOf("LK0105")
    @Test
    void rule87_oneDecimalInTwoScales_isTwoKeys() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.DECIMAL(10, 2))
                                .column("v", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "1"));
        table.commit(row(Decimal.fromBigDecimal(new BigDecimal("1.00"), 10, 2), 1))
                .commit(row(Decimal.fromBigDecimal(new BigDecimal("1.0"), 10, 1), 2));

        assertThat(table.rows())
                .containsExactlyInAnyOrder(
                        List.of(new BigDecimal("1.00"), 1L), List.of(new BigDecimal("0.10"), 2L));
    }

    @OnPageOf({"LK0508", "LK0509"})
    @ParameterizedTest
    @CsvSource({
        "true, hh, $dt $hh:00:00, yyyy-MM-dd HH:mm:ss",
        "false, dt_hour, $dt $dt_hour:00:00, yyyy-MM-dd HH:mm:ss",
        "false, hh, $dt, yyyy-mm-dd"
    })
    void rule116_partitions_expireIfTheirTextIsATime(
            boolean expires, String hour, String pattern, String format) throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column(hour, DataTypes.STRING())
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("dt", hour)
                                .option("partition.expiration-time", "1 d")
                                .option("partition.expiration-check-interval", "0 s")
                                .option("partition.timestamp-pattern", pattern)
                                .option("partition.timestamp-formatter", format));
        table.commit(row("2020-01-01", "07", 1)).commit(row("2999-01-01", "07", 2));

        assertThat(table.rows()).hasSize(expires ? 1 : 2);
    }

    @OnPageOf("LK0803")
    @Test
    void rule139_timeThatIsNone_failsTheFirstCommit() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("v", DataTypes.BIGINT())
                                .option("snapshot.time-retained", "soon"));

        assertThat(table.rows()).isEmpty();
        assertThatThrownBy(() -> table.commit(row(1)))
                .hasMessageContaining("Could not parse value 'soon'");
    }

    @OnPageOf("LK1102")
    @Test
    void rule155_narrowedType_wrapsStoredValues() throws Exception {
        PlainTable.create(warehouse, keyed("aggregation", "k", "spend"))
                .commit(row(1, 2_000_000_000L), row(2, 3_000_000_000L));

        altered(SchemaChange.updateColumnType("spend", DataTypes.INT()));

        assertThat(PlainTable.open(warehouse).rows())
                .containsExactly(List.of(1L, 2_000_000_000), List.of(2L, -1_294_967_296));
    }

    @OnPageOf({"LK0808", "LK1106"})
    @Test
    void formatThatDoesNotExist_isTakenAndEndsReadsAndWrites() throws Exception {
        PlainTable.create(warehouse, keyed("aggregation", "k", "v")).commit(row(1, 1));

        altered(SchemaChange.setOption("manifest.format", "excel"));

        PlainTable table = PlainTable.open(warehouse);
        assertThatThrownBy(table::rows).hasStackTraceContaining("identifier 'excel'");
        assertThatThrownBy(() -> table.commit(row(1, 1)))
                .hasStackTraceContaining("identifier 'excel'");
    }

    private void altered(SchemaChange change) throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.alterTable(Identifier.create("plain", "t0"), List.of(change), false);
        }
    }
}
