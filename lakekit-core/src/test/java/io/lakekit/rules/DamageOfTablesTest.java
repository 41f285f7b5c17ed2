package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.Deletes;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What plain Paimon does with keys, partitions and options without a word, each by the number of
 * its rule, and what lakekit says instead.
 */
class DamageOfTablesTest {

    private static final Column<Long> K = Column.of("k", BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", BIGINT);
    private static final Column<String> DT = Column.of("dt", STRING).notNull();

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static List<String> codesOfRaw(String key, String value) {
        TableDesign design =
                SummaryTable.named("ads.t")
                        .primaryKey(K)
                        .aggregate(V, AggFunctions.sum())
                        .rawOption(key, value)
                        .build();
        return PaimonSchemas.check(design).codes();
    }

    @Shows({"LK0718", "LK0719"})
    @Test
    void rule34_deleteAndInsertOfOneCommit_bringBackTheDeletedRow() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "a", "b")
                                .option("partial-update.remove-record-on-delete", "true"));
        table.commit(row(1, 1, 1));
        table.commit(row(RowKind.DELETE, 1, 1, 1), row(1, null, 2));
        assertThat(table.rows()).containsExactly(List.of(1L, 1L, 2L));

        WideTable.Builder design =
                WideTable.named("ads.t").primaryKey(K).unordered(Column.of("a", BIGINT), V);
        assertThat(design.deletes(Deletes.WHOLE_ROW).check().codes())
                .containsExactly("LK0330", "LK0718");
        try (Lake lake = Lake.open(warehouse)) {
            WideTable imported =
                    (WideTable)
                            lake.importTable(TableName.parse("plain.t0")).design().orElseThrow();
            assertThat(imported.deletes()).isEqualTo(Deletes.WHOLE_ROW);
            assertThat(lake.plan(imported).isEmpty()).isTrue();
        }
        PlainTable sums =
                table(
                        keyed("aggregation", "k", "v")
                                .option("fields.v.aggregate-function", "sum")
                                .option("aggregation.remove-record-on-delete", "true"));
        sums.commit(row(1, 5)).commit(row(RowKind.DELETE, 1, 5), row(1, 2));
        assertThat(sums.value("v")).isEqualTo(7L);
        SummaryTable.Builder summed =
                SummaryTable.named("ads.t").primaryKey(K).aggregate(V, AggFunctions.sum());
        assertThat(summed.deletes(Deletes.WHOLE_ROW).check().codes()).contains("LK0719");
    }

    @Shows("LK0807")
    @Test
    void rule43_ignoredUpdateBefore_countsTwice() throws Exception {
        PlainTable table =
                table(
                        keyed("aggregation", "k", "v")
                                .option("fields.v.aggregate-function", "sum")
                                .option("ignore-update-before", "true"));
        table.commit(row(1, 1))
                .commit(row(RowKind.UPDATE_BEFORE, 1, 1), row(RowKind.UPDATE_AFTER, 1, 2));
        assertThat(table.value("v")).isEqualTo(3L);

        assertThat(codesOfRaw("ignore-update-before", "true")).containsExactly("LK0807");
    }

    @Shows("LK0101")
    @Test
    void rule72_notANumberInTheKey_swallowsOtherKeys() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.DOUBLE())
                                .column("v", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "1"));
        table.commit(row(1.0, 1)).commit(row(Double.NaN, 2)).commit(row(3.0, 3)).compact();
        assertThat(table.rows()).hasSizeLessThan(3);

        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(Column.of("k", DOUBLE))
                                .aggregate(V, AggFunctions.sum())
                                .check()
                                .codes())
                .contains("LK0101");
    }

    @Shows("LK0501")
    @Test
    void rule74_partitionOfBytes_isWrittenAndNeverRead() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("p", DataTypes.BYTES())
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("p"));
        table.commit(row(new byte[] {1}, 1));
        assertThatThrownBy(table::rows).hasStackTraceContaining("FileNotFoundException");

        Column<byte[]> bytes = Column.of("p", BYTES);
        assertThat(
                        AppendTable.named("ads.t")
                                .columns(bytes, V)
                                .partitionedBy(bytes)
                                .check()
                                .codes())
                .contains("LK0501");
    }

    @Shows("LK0102")
    @Test
    void rule76_keyWithoutThePartition_isThereOnceInEach() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column("k", DataTypes.BIGINT())
                                .column("v", DataTypes.BIGINT())
                                .primaryKey("k")
                                .partitionKeys("dt")
                                .option("bucket", "1"));
        table.commit(row("2026-11-25", 1, 1)).commit(row("2026-11-26", 1, 2));
        assertThat(table.rows()).hasSize(2);

        assertThat(
                        WideTable.named("ads.t")
                                .primaryKey(K)
                                .partitionedBy(DT)
                                .groups(
                                        SequenceGroup.named("g")
                                                .orderedBy(V)
                                                .latest(Column.of("a", BIGINT)))
                                .buckets(Buckets.fixed(1))
                                .check()
                                .codes())
                .contains("LK0102");
    }

    /** Of columns that no other table of the process has, which would take over its direction. */
    @Shows("LK0807")
    @Test
    void rule92_descendingSequence_keepsTheWrongRowOfACommit() throws Exception {
        PlainTable table =
                table(
                        keyed("deduplicate", "k", "s", "v", "c3", "c4", "c5", "c6")
                                .option("sequence.field", "s")
                                .option("sequence.field.sort-order", "descending"));
        table.commit(row(1, 1, 1, 0, 0, 0, 0), row(1, 2, 2, 0, 0, 0, 0));
        assertThat(table.value("v")).isEqualTo(2L);

        assertThat(codesOfRaw("sequence.field.sort-order", "descending")).containsExactly("LK0807");
    }

    @Shows("LK1201")
    @Test
    void rule101_decimalOfAnotherScale_isReadAsAnotherNumber() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("v", DataTypes.DECIMAL(10, 2)));
        table.commit(GenericRow.of(1L, Decimal.fromBigDecimal(new BigDecimal("12.3456"), 10, 4)));
        assertThat(table.value("v")).isEqualTo(new BigDecimal("1234.56"));

        Column<BigDecimal> price = Column.of("v", decimal(10, 2));
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept =
                    lake.create(AppendTable.named("ads.t").columns(Kept.K, price).build());
            Row row = Row.of(Kept.K, 1L).with(price, new BigDecimal("12.3456"));
            assertThatThrownBy(() -> Kept.write(kept, row))
                    .hasMessageContaining(
                            "LK1201 ERROR ads.t.v: 12.3456 needs more than the 2 dig");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "days as Paimon reads them, true, 2020-01-01, '', ''",
        "rule 115: another format of days, false, 20200101, '', ''",
        "rule 117: a pattern of no partition column, false, 2020-01-01, $day, yyyy-MM-dd",
        "rule 117: a malformed format, false, 2020-01-01, $dt, uuuu-QQQQQQ-bb"
    })
    void partitions_expireOnlyIfTheirNamesAreUnderstood(
            String name, boolean expires, String day, String pattern, String format)
            throws Exception {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("dt", DataTypes.STRING())
                        .column("v", DataTypes.BIGINT())
                        .partitionKeys("dt")
                        .option("partition.expiration-time", "1 d")
                        .option("partition.expiration-check-interval", "0 s");
        if (!pattern.isEmpty()) {
            schema.option("partition.timestamp-pattern", pattern)
                    .option("partition.timestamp-formatter", format);
        }
        PlainTable table = table(schema);
        table.commit(row(day, 1)).commit(row("2999-01-01", 2));
        assertThat(table.rows()).hasSize(expires ? 1 : 2);
    }

    /** So that Paimon never has to guess, a design with a retention says both. */
    @Test
    void retention_ofADesign_spellsPatternAndFormat() {
        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(DT, V)
                        .partitionedBy(DT)
                        .keep(Retention.partitions(Duration.ofDays(9)).daysAs("yyyyMMdd"))
                        .build();

        assertThat(PaimonSchemas.options(design).toString())
                .contains("partition.timestamp-pattern", "$dt")
                .contains("partition.timestamp-formatter", "yyyyMMdd");
    }

    /** Rules 113 and 114 in one: the day is no text in the first partition column. */
    @Shows({"LK0506", "LK0818"})
    @Test
    void rule114_partitionOfDates_neverExpires() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.DATE())
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("dt")
                                .option("partition.expiration-time", "1 d")
                                .option("partition.expiration-check-interval", "0 s"));
        table.commit(GenericRow.of(18_262, 1L)).commit(GenericRow.of(18_263, 2L));
        assertThat(table.rows()).hasSize(2);

        Column<LocalDate> date = Column.of("dt", DATE).notNull();
        assertThat(
                        AppendTable.named("ads.t")
                                .columns(date, V)
                                .partitionedBy(date)
                                .keep(Retention.partitions(Duration.ofDays(1)))
                                .check()
                                .codes())
                .contains("LK0506");
        assertThat(
                        PaimonSchemas.check(
                                        AppendTable.named("ads.t")
                                                .columns(date, V)
                                                .partitionedBy(date)
                                                .rawOption("partition.expiration-time", "1 d")
                                                .build())
                                .codes())
                .containsExactly("LK0818");
    }

    @Shows("LK0807")
    @Test
    void rule127_expiryOfSingleRecords_shrinksSums() throws Exception {
        PlainTable table =
                table(
                        keyed("aggregation", "k", "at", "v")
                                .option("fields.at.aggregate-function", "last_value")
                                .option("fields.v.aggregate-function", "sum")
                                .option("record-level.expire-time", "1 d")
                                .option("record-level.time-field", "at"));
        long now = System.currentTimeMillis() / 1_000;
        table.commit(row(1, 1_000_000_000L, 100)).commit(row(1, now, 1)).compact();
        assertThat(table.value("v")).isEqualTo(1L);

        assertThat(codesOfRaw("record-level.expire-time", "1 d")).contains("LK0807");
    }

    @Shows("LK0810")
    @Test
    void rule130_expiryOfSingleRecords_doesNothingWithoutAKey() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("at", DataTypes.BIGINT())
                                .option("record-level.expire-time", "1 d")
                                .option("record-level.time-field", "at"));
        assertThat(table.commit(row(1_000_000_000L)).rows()).hasSize(1);

        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(V)
                        .rawOption("record-level.expire-time", "1 d")
                        .build();
        assertThat(PaimonSchemas.check(design).codes()).contains("LK0810");
    }

    @Shows("LK0801")
    @Test
    void rule136_misspeltOption_isStoredAndIgnored() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("v", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge_engine", "aggregation")
                                .option("fields.v.aggregate-functon", "sum"));
        table.commit(row(1, 5)).commit(row(1, 5));
        assertThat(table.value("v")).isEqualTo(5L);

        assertThat(codesOfRaw("merge_engine", "aggregation")).containsExactly("LK0801");
        assertThat(codesOfRaw("fields.v.aggregate-functon", "sum")).containsExactly("LK0801");
    }

    @Shows("LK0807")
    @Test
    void rule140_snapshotInTheOptions_pinsEveryReader() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("v", DataTypes.BIGINT())
                                .option("scan.snapshot-id", "1"));
        table.commit(row(1)).commit(row(2));
        assertThat(table.rows()).containsExactly(List.of(1L));

        assertThat(codesOfRaw("scan.snapshot-id", "1")).containsExactly("LK0807");
    }
}
