package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plain Paimon gives back otherwise than it was written, each by the number of its rule, and
 * what lakekit says or does instead.
 */
class DamageOfFormatsTest {

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT);
    private static final Column<String> TEXT = Column.of("v", ColumnType.STRING);
    private static final String CUT = "a".repeat(15) + "\uD7FFz";

    @TempDir Path warehouse;

    private PlainTable table(DataType type, String... options) throws Exception {
        Schema.Builder schema =
                Schema.newBuilder().column("id", DataTypes.BIGINT()).column("v", type);
        for (int i = 0; i < options.length; i += 2) {
            schema.option(options[i], options[i + 1]);
        }
        return PlainTable.create(warehouse, schema);
    }

    private static List<String> codes(ColumnType<?> type, String option, String value) {
        return Kept.codes(
                AppendTable.named("ads.t")
                        .columns(ID, Column.of("v", type))
                        .rawOption(option, value)
                        .build());
    }

    @Shows("LK0812")
    @Test
    void rule166_formatForExchange_losesTexts() throws Exception {
        PlainTable table =
                table(DataTypes.STRING(), "file.format", "csv", "file.compression", "none");
        table.commit(row(1, ""));
        assertThat(table.value("v")).isNull();

        assertThat(codes(ColumnType.STRING, "file.format", "csv")).contains("LK0812");
        assertThat(codes(ColumnType.STRING, "file.format", "JSON")).contains("LK0812");
        assertThat(codes(ColumnType.STRING, "file.format.per.level", "0:csv")).contains("LK0812");
        assertThat(codes(ColumnType.STRING, "file.format", "avro")).isEmpty();
    }

    @Shows("LK0812")
    @Test
    void rule166_orcOfPaddedText_losesBlanks() throws Exception {
        PlainTable table = table(DataTypes.CHAR(5), "file.format", "orc");
        table.commit(row(1, "ab "));
        assertThat(table.value("v")).isEqualTo("ab");

        assertThat(codes(ColumnType.character(5), "file.format", "orc")).containsExactly("LK0812");
        assertThat(codes(ColumnType.array(ColumnType.character(5)), "file.format", "orc"))
                .containsExactly("LK0812");
    }

    @Shows("LK0812")
    @Test
    @ResourceLock(Resources.TIME_ZONE)
    void rule166_orcOfInstants_dependsOnTheZone() throws Exception {
        TimeZone usual = TimeZone.getDefault();
        Timestamp written = Timestamp.fromInstant(Instant.parse("2026-11-25T10:00:00Z"));
        PlainTable table = table(DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE(3), "file.format", "orc");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            table.commit(GenericRow.of(1L, written));
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(table.value("v")).isNotEqualTo(written);
        } finally {
            TimeZone.setDefault(usual);
        }

        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(ID, Column.of("v", ColumnType.timestampLtz(3)))
                        .rawOption("file.format", "orc")
                        .build();
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.create(design).unwrap().options())
                    .containsEntry("orc.timestamp-ltz.legacy.type", "false");
        }
        assertThat(Kept.codesOfImport(warehouse)).contains("LK0812");
    }

    @Shows({"LK0812", "LK1201"})
    @Test
    void rule166_orcOfOldDays_countsThemByAnotherCalendar() throws Exception {
        PlainTable table = table(DataTypes.TIMESTAMP(3), "file.format", "orc");
        Timestamp written = Timestamp.fromLocalDateTime(LocalDate.of(1500, 3, 1).atStartOfDay());
        table.commit(GenericRow.of(1L, written));
        assertThat(table.value("v")).isNotEqualTo(written);

        assertThat(codes(ColumnType.timestamp(3), "file.format", "orc")).containsExactly("LK0812");
        Column<LocalDate> day = Column.of("v", ColumnType.DATE);
        AppendTable design =
                AppendTable.named("ads.t").columns(ID, day).rawOption("file.format", "orc").build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            assertThatThrownBy(
                            () ->
                                    Kept.write(
                                            kept,
                                            Row.of(ID, 1L)
                                                    .with(day, LocalDate.EPOCH.minusYears(500))))
                    .hasMessageContaining("LK1201")
                    .hasMessageContaining("1470-01-01 is before 1582-10-15");
        }
    }

    @Shows("LK0813")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"bsi", "bitmap"})
    void rule167_indexOfNanoseconds_losesRows(String index) throws Exception {
        String option = "file-index." + index + ".columns";
        PlainTable table = table(DataTypes.TIMESTAMP(9), option, "v");
        Timestamp first = Timestamp.fromEpochMillis(1_000);
        table.commit(
                GenericRow.of(1L, first), GenericRow.of(2L, Timestamp.fromEpochMillis(1_000, 500)));
        assertThat(idsUnequalTo(table, first)).doesNotContain(2L);

        assertThat(codes(ColumnType.timestamp(9), option, "id,v")).containsExactly("LK0813");
        assertThat(codes(ColumnType.timestamp(6), option, "v")).isEmpty();
    }

    private static List<Long> idsUnequalTo(PlainTable table, Object value) throws Exception {
        ReadBuilder reading = table.unwrap().newReadBuilder();
        reading.withFilter(new PredicateBuilder(table.unwrap().rowType()).notEqual(1, value));
        List<Long> ids = new ArrayList<>();
        try (RecordReader<InternalRow> rows =
                reading.newRead().createReader(reading.newScan().plan())) {
            rows.forEachRemaining(found -> ids.add(found.getLong(0)));
        }
        return ids;
    }

    @Shows("LK0814")
    @Test
    void rule168_cutStatistics_hideATextFromFilters() throws Exception {
        PlainTable table = table(DataTypes.STRING());
        table.commit(row(1, CUT));
        assertThat(table.find("v", CUT)).isEmpty();

        AppendTable design = AppendTable.named("ads.t").columns(ID, TEXT).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            Kept.write(kept, Row.of(ID, 1L).with(TEXT, CUT));
            String below = "a".repeat(15) + "Z";
            assertThat(kept.reader(ID).where(TEXT.eq(CUT)).toList()).hasSize(1);
            assertThat(kept.reader(ID).where(TEXT.in(List.of("b", CUT))).toList()).hasSize(1);
            assertThat(kept.reader(ID).where(TEXT.gt(below)).toList()).hasSize(1);
            assertThat(kept.reader(ID).where(TEXT.between(below, "b")).toList()).hasSize(1);
            assertThat(kept.reader(ID).where(TEXT.lt(below)).toList()).isEmpty();
        }
        assertThat(codes(ColumnType.STRING, "metadata.stats-mode", "truncate(4)"))
                .containsExactly("LK0814");
        assertThat(codes(ColumnType.STRING, "metadata.stats-mode", "full")).isEmpty();
    }

    @Shows("LK1201")
    @Test
    void rule168_halfOfAPair_mergesKeys() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        Schema.newBuilder()
                                .column("k", DataTypes.STRING())
                                .column("v", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "1"));
        table.commit(row("a\uD800", 1), row("a\uDC00", 2));
        assertThat(table.rows()).hasSize(1);

        AppendTable design = AppendTable.named("ads.t").columns(ID, TEXT).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            assertThatThrownBy(() -> Kept.write(kept, Row.of(ID, 1L).with(TEXT, "a\uD800")))
                    .hasMessageContaining("LK1201")
                    .hasMessageContaining("character 2 is half of a pair");
            Kept.write(kept, Row.of(ID, 1L).with(TEXT, "a\uD83D\uDE00"));
        }
    }
}
