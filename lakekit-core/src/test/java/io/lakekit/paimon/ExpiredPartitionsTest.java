package io.lakekit.paimon;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.health.HealthReport;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Paimon's own expiry drops, of what lakekit lets into a table. */
@Tag("long")
class ExpiredPartitionsTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<String> KIND = Column.of("kind", STRING);
    private static final Column<Integer> HH = Column.of("hh", INT).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Retention DAY = Retention.partitions(Duration.ofDays(2));
    private static final Clock LONG_AGO =
            Clock.fixed(Instant.parse("2020-01-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path warehouse;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.open(warehouse);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    /** With an expiry check at every commit. */
    private static AppendTable append() {
        return AppendTable.named("ads.append")
                .columns(DT, KIND, AD)
                .partitionedBy(DT, KIND)
                .keep(DAY)
                .rawOption("partition.expiration-check-interval", "0 s")
                .build();
    }

    private static DimensionTable keyed() {
        return DimensionTable.named("ads.keyed")
                .primaryKey(DT, KIND.notNull(), AD)
                .partitionedBy(DT, KIND.notNull())
                .groups(
                        SequenceGroup.named("state")
                                .orderedBy(Column.of("version", BIGINT))
                                .latest(Column.of("title", STRING)))
                .keep(DAY)
                .rawOption("partition.expiration-check-interval", "0 s")
                .build();
    }

    private static Stream<String> names() {
        return Stream.of(
                "a=b",
                "a/b",
                "a%b",
                "a%20b",
                "a'b",
                "a\"b",
                "a b",
                " a",
                "a ",
                "é日😀",
                "a:b",
                "a\\b",
                "a$b",
                "$dt",
                "$1",
                "a\nb",
                "a#b?c",
                "*",
                "{a}",
                "a&b",
                "null",
                "NULL",
                "-",
                "\u0001",
                "a;b",
                "~^",
                "A",
                "\u00a0b",
                "x".repeat(250),
                ":".repeat(83),
                "é".repeat(125));
    }

    @Test
    void partition_ofAnyNameThatIsTaken_goesOnceItIsOld() throws Exception {
        for (TableDesign design : List.of(append(), keyed())) {
            LakeTable<TableDesign> table = lake.create(design);
            for (String name : names().toList()) {
                write(table.clock(LONG_AGO), "2020-01-01", name);
            }
            write(table, today(), "now");

            assertThat(table.reader(DT, kind(design)).toList())
                    .as("%s", design)
                    .containsExactly(Row.of(DT, today()).with(kind(design), "now"));
        }
    }

    private static Column<String> kind(TableDesign design) {
        return design instanceof AppendTable ? KIND : KIND.notNull();
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private void write(LakeTable<TableDesign> table, String day, String kind) {
        Row row = Row.of(DT, day).with(kind(table.design()), kind).with(AD, 1L);
        if (table.design() instanceof DimensionTable) {
            row = row.with(Column.of("version", BIGINT), 1L).with(Column.of("title", STRING), "t");
        }
        try (TableWriter<TableDesign> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,b", "2020,01"})
    void comma_inAPartitionThatExpires_isRefusedBecauseItWouldStay(String kind) throws Exception {
        LakeTable<TableDesign> table = lake.create(append());
        assertThatThrownBy(() -> write(table, today(), kind))
                .hasMessage(
                        "LK1212 ERROR ads.append.kind: is '%s', a partition's value with a comma;"
                                + " expiry separates the columns of a partition by commas, and"
                                + " would"
                                + " never drop it or drop another. Write it without commas.",
                        kind);

        plainly(table.unwrap(), BinaryString.fromString(kind));
        write(table, today(), "now");

        assertThat(table.reader(DT).toList()).hasSize(2);
        assertThat(HealthReport.of(table, Instant.now()).findings().codes()).contains("LK1711");
    }

    @Test
    void null_inAPartitionOfAnotherHand_isFoundBecauseItStays() throws Exception {
        AppendTable design = append();
        Schema ours = PaimonSchemas.of(design);
        Schema.Builder nullable =
                Schema.newBuilder().partitionKeys("dt", "kind").options(ours.options());
        ours.fields().forEach(field -> nullable.column(field.name(), field.type().copy(true)));
        try (Catalog catalog = Catalogs.open("file:" + warehouse, LocalFileIO.create())) {
            catalog.createDatabase("ads", true);
            catalog.createTable(Identifier.create("ads", "append"), nullable.build(), false);
            FileStoreTable table =
                    (FileStoreTable) catalog.getTable(Identifier.create("ads", "append"));
            plainly(table, null);
            LakeTable<TableDesign> ofDesign = LakeTable.of(design, table);
            write(ofDesign, today(), "now");

            assertThat(ofDesign.reader(DT).toList()).hasSize(2);
            assertThat(HealthReport.of(ofDesign, Instant.now()).findings().toString())
                    .contains(
                            "LK1711 WARNING ads.append: 1 partition cannot expire: {dt=2020-01-01");
        }
    }

    /** Past lakekit, as any engine may. */
    private static void plainly(FileStoreTable table, @Nullable BinaryString kind)
            throws Exception {
        FileStoreTable patient = table.copy(Map.of("partition.expiration-check-interval", "1 h"));
        try (TableWriteImpl<?> write = patient.newWrite("other");
                TableCommitImpl commit = patient.newCommit("other")) {
            write.write(GenericRow.of(BinaryString.fromString("2020-01-01"), kind, 1L));
            commit.commit(1, write.prepareCommit(true, 1));
        }
    }

    @Test
    void comma_whereNothingExpires_isTaken() {
        AppendTable design =
                AppendTable.named("ads.kept").columns(DT, KIND, AD).partitionedBy(DT, KIND).build();
        LakeTable<AppendTable> table = lake.create(design);
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(Row.of(DT, "any").with(KIND, "a,b").with(AD, 1L));
            writer.rows().write(Row.of(DT, "any").with(KIND, ",").with(AD, 2L));
            writer.commit();
        }
        assertThat(table.reader().toList()).hasSize(2);
        assertThat(HealthReport.of(table, Instant.now()).findings().codes())
                .doesNotContain("LK1711");
    }

    @ParameterizedTest
    @MethodSource("longNames")
    void name_thatFilesCannotHave_isRefusedWithItsLength(String kind, int bytes) {
        LakeTable<TableDesign> table = lake.create(append());
        assertThatThrownBy(() -> write(table, today(), kind))
                .hasMessage(
                        "LK1213 ERROR ads.append.kind: is a partition's value of %d characters,"
                                + " whose directory has a name of %d bytes; file systems take names"
                                + " of 255 bytes at most. Supply a shorter value; beside 'kind='"
                                + " there is room for 250 bytes, and characters such as ':' take"
                                + " three.",
                        kind.length(), bytes);
        write(table, today(), "now");
    }

    private static Stream<Arguments> longNames() {
        return Stream.of(
                Arguments.of("x".repeat(251), 256),
                Arguments.of(":".repeat(84), 257),
                Arguments.of("é".repeat(126), 257));
    }

    @Test
    void hours_thatAreIntegers_expireFromNoughtToTwentyThree() {
        AppendTable design =
                AppendTable.named("ads.hours")
                        .columns(DT, HH, AD)
                        .partitionedBy(DT, HH)
                        .keep(Retention.partitions(Duration.ofHours(30)).hoursIn(HH))
                        .rawOption("partition.expiration-check-interval", "0 s")
                        .build();
        LakeTable<AppendTable> table = lake.create(design);
        try (TableWriter<AppendTable> writer = table.clock(LONG_AGO).writer()) {
            IntStream.range(0, 24)
                    .mapToObj(hour -> Row.of(DT, "2020-01-01").with(HH, hour).with(AD, 1L))
                    .forEach(writer.rows()::write);
            for (int hour : List.of(-1, 24, 100)) {
                assertThatThrownBy(
                                () ->
                                        writer.rows()
                                                .write(
                                                        Row.of(DT, "2020-01-01")
                                                                .with(HH, hour)
                                                                .with(AD, 1L)))
                        .hasMessageContaining(
                                "LK1201 ERROR ads.hours.dt: is '2020-01-01 " + hour + "'");
            }
            writer.rows().write(Row.of(DT, today()).with(HH, 5).with(AD, 2L));
            writer.commit();
        }
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(Row.of(DT, today()).with(HH, 23).with(AD, 3L));
            writer.commit();
        }

        assertThat(table.reader(AD).toList())
                .containsExactlyInAnyOrder(Row.of(AD, 2L), Row.of(AD, 3L));
        assertThat(lake.importTable(design.name()).design()).hasValue(design);
    }

    @Test
    void day_behindARegion_expiresAndIsLate() {
        Column<String> region = Column.of("region", ColumnType.STRING);
        AppendTable design =
                AppendTable.named("ads.regions")
                        .columns(region, DT, AD)
                        .partitionedBy(region, DT)
                        .keep(Retention.partitions(Duration.ofDays(3)).daysIn(DT))
                        .rawOption("partition.expiration-check-interval", "0 s")
                        .build();
        LakeTable<AppendTable> table = lake.create(design);
        Row old = Row.of(region, "e$1").with(DT, "2020-01-01").with(AD, 1L);
        try (TableWriter<AppendTable> writer = table.clock(LONG_AGO).writer()) {
            writer.rows().write(old);
            assertThatThrownBy(() -> writer.rows().write(old.with(DT, "today")))
                    .hasMessageContaining(
                            "LK1201 ERROR ads.regions.dt: is 'today', which spells no time");
            writer.rows().write(old.with(DT, today()).with(AD, 2L));
            writer.commit();
        }
        try (TableWriter<AppendTable> writer = table.writer()) {
            assertThatThrownBy(() -> writer.rows().write(old))
                    .hasMessageContaining("LK1211 ERROR ads.regions.dt: is '2020-01-01'");
            writer.rows().write(old.with(DT, today()).with(AD, 3L));
            writer.commit();
        }

        assertThat(table.reader(AD).toList())
                .containsExactlyInAnyOrder(Row.of(AD, 2L), Row.of(AD, 3L));
    }

    @ParameterizedTest
    @MethodSource("values")
    void partition_ofAnotherType_goesOnceItIsOld(Column<Object> column, Object value) {
        AppendTable design = typed(column);
        LakeTable<AppendTable> table = lake.create(design);
        for (LakeTable<AppendTable> at : List.of(table.clock(LONG_AGO), table)) {
            String day = at == table ? today() : "2020-01-01";
            try (TableWriter<AppendTable> writer = at.writer()) {
                writer.rows().write(Row.of(DT, day).with(column, value));
                writer.commit();
            }
        }
        assertThat(table.reader(DT).toList()).containsExactly(Row.of(DT, today()));
    }

    private static AppendTable typed(Column<?> column) {
        AppendTable.Builder table =
                AppendTable.named("ads.typed")
                        .columns(DT, column)
                        .partitionedBy(DT, column)
                        .keep(DAY)
                        .rawOption("partition.expiration-check-interval", "0 s");
        return table.check().codes().contains("LK0502")
                ? table.accept("LK0502", column, "one value a day").build()
                : table.build();
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Column.of("p", INT), -5),
                Arguments.of(Column.of("p", BIGINT), Long.MIN_VALUE),
                Arguments.of(Column.of("p", ColumnType.BOOLEAN), true),
                Arguments.of(Column.of("p", ColumnType.DATE), LocalDate.of(1969, 7, 20)),
                Arguments.of(Column.of("p", ColumnType.DOUBLE), 1e-7),
                Arguments.of(Column.of("p", ColumnType.FLOAT), Float.MAX_VALUE),
                Arguments.of(Column.of("p", ColumnType.decimal(10, 2)), new BigDecimal("-1.50")),
                Arguments.of(Column.of("p", ColumnType.time(3)), LocalTime.of(1, 2, 3, 4_000_000)),
                Arguments.of(Column.of("p", ColumnType.varchar(3)), "ab "));
    }

    @Test
    void timestamps_inPartitionsThatExpire_areRefusedInTheDesign() {
        for (ColumnType<?> type : List.of(ColumnType.timestamp(3), ColumnType.timestampLtz(3))) {
            assertThatThrownBy(() -> typed(Column.of("p", type)))
                    .hasMessageContaining("LK0513 ERROR ads.typed: partitions expire, and 'p' is");
        }
    }
}
