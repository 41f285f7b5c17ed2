package io.lakekit.rules;

import static io.lakekit.rules.Kept.K;
import static io.lakekit.rules.Kept.V;
import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.FirstTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plain Paimon does to single rows that are to go by their own time, each by the number of its
 * rule, and what lakekit says or refuses.
 */
class DamageOfRecordExpiryTest {

    private static final String AGE = "record-level.expire-time";
    private static final String TIME = "record-level.time-field";
    private static final Column<Long> AT = Column.of("at", BIGINT).notNull();
    private static final long NOW = System.currentTimeMillis() / 1_000;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    @TempDir Path warehouse;

    /** Rows that are to be gone a day after {@code at}. */
    private PlainTable table(DataType at) throws Exception {
        return PlainTable.create(
                warehouse,
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("at", at)
                        .primaryKey("k")
                        .option("bucket", "1")
                        .option(AGE, "1 d")
                        .option(TIME, "at"));
    }

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    /** The same table, whose rows go from now on. */
    private static PlainTable expiring(PlainTable table) {
        return table.with(AGE, "1 d").with(TIME, "at");
    }

    /** Many young rows, which no small compaction rewrites, and one of three days ago. */
    private static GenericRow[] manyAndAnOldOne() {
        List<GenericRow> rows = new ArrayList<>();
        for (long k = 100; k < 4_000; k++) {
            rows.add(GenericRow.of(k, NOW, k * 7_919 % 104_729 * 1_000_003));
        }
        rows.add(row(1, NOW - 3 * DAY, 1));
        return rows.toArray(GenericRow[]::new);
    }

    private static List<List<Object>> ofKeyOne(PlainTable table) throws Exception {
        return table.rows().stream().filter(row -> Long.valueOf(1).equals(row.get(0))).toList();
    }

    private static Retention aDayBy(Column<?> time) {
        return Retention.rows(Duration.ofDays(1), time);
    }

    private static List<String> codes(DesignBuilder<?, ?> design) {
        return design.check().codes();
    }

    private static LatestTable latest(Column<? extends Comparable<?>> time) {
        return LatestTable.named("ads.t")
                .primaryKey(K)
                .columns(V)
                .orderedBy(time)
                .keep(aDayBy(time))
                .build();
    }

    @Shows("LK1211")
    @Test
    void rule125_dayOfDigits_isReadAsSecondsAndGoes() throws Exception {
        PlainTable table = table(DataTypes.INT());
        table.commit(GenericRow.of(1L, 29_991_231));
        assertThat(table.compact().rows()).isEmpty();

        Column<Integer> day = Column.of("day", INT).notNull();
        try (Lake lake = Lake.open(warehouse)) {
            var kept = lake.create(latest(day));
            assertThatThrownBy(
                            () -> Kept.write(kept, Row.of(K, 1L).with(V, 1L).with(day, 29_991_231)))
                    .hasMessageContaining(
                            "LK1211 ERROR ads.t.day: is 1970-12-14T02:53:51Z, and rows from before");
        }
    }

    @Shows("LK1201")
    @Test
    void rule126_microsecondsOf2001_neverGo() throws Exception {
        PlainTable table = table(DataTypes.BIGINT());
        table.commit(
                GenericRow.of(1L, 1_000_000_000L),
                GenericRow.of(2L, 1_000_000_000_000L),
                GenericRow.of(3L, 1_000_000_000_000_000L));
        assertThat(table.compact().rows()).containsExactly(List.of(3L, 1_000_000_000_000_000L));

        try (Lake lake = Lake.open(warehouse)) {
            var kept = lake.create(latest(AT));
            Row row = Row.of(K, 1L).with(V, 1L);
            assertThatThrownBy(() -> Kept.write(kept, row.with(AT, 1_000_000_000_000_000L)))
                    .hasMessageContaining("LK1201 ERROR ads.t.at: is not a time in seconds");
            Kept.write(kept, row.with(AT, NOW), row.with(AT, NOW * 1_000));
            assertThat(kept.reader(V).toList()).hasSize(1);
        }
    }

    @Shows("LK0517")
    @Test
    void rule128_rowWithoutATime_neverGoes() throws Exception {
        PlainTable table = table(DataTypes.BIGINT());
        table.commit(GenericRow.of(1L, 1_000_000_000L), GenericRow.of(2L, null));
        assertThat(table.compact().rows()).hasSize(1);

        Column<Long> at = Column.of("at", BIGINT);
        assertThat(codes(Kept.latest().orderedBy(at).keep(aDayBy(at)))).contains("LK0517");
    }

    /** 23 hours old by the clock of a place five hours behind UTC. */
    @Shows("LK0518")
    @Test
    void rule128_localTime_goesHoursTooEarly() throws Exception {
        PlainTable table = table(DataTypes.TIMESTAMP(3));
        LocalDateTime local = LocalDateTime.now(ZoneOffset.UTC).minusHours(23).minusHours(5);
        table.commit(GenericRow.of(1L, Timestamp.fromLocalDateTime(local)));
        assertThat(table.compact().rows()).isEmpty();

        Column<LocalDateTime> at = Column.of("at", timestamp(3)).notNull();
        assertThat(codes(Kept.latest().orderedBy(at).keep(aDayBy(at)))).contains("LK0518");
    }

    @Shows("LK0515")
    @ParameterizedTest
    @ValueSource(strings = {"v", "day"})
    void lk0515_columnThatIsNoTime_isRefused(String time) {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("v", DataTypes.STRING())
                        .primaryKey("k")
                        .option(AGE, "1 d")
                        .option(TIME, time);
        assertThatThrownBy(() -> table(schema))
                .hasStackTraceContaining(time.equals("v") ? "should be one of INT" : "find time");

        LatestTable.Builder design =
                LatestTable.named("ads.t").primaryKey(K).columns(Column.of("v", STRING));
        assertThat(codes(design.orderedBy(AT).keep(aDayBy(Column.of(time, STRING)))))
                .contains("LK0515");
    }

    @Shows("LK0514")
    @ParameterizedTest
    @CsvSource({"none, false", "lookup, false", "full-compaction, false", "none, true"})
    void rule127_rowOfParts_losesSomeOrAllOfThem(String changelog, boolean compacted)
            throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "at", "v", "h", "b")
                                .option("changelog-producer", changelog)
                                .option("fields.at.sequence-group", "v")
                                .option("fields.h.sequence-group", "b"));
        table.commit(row(1, NOW - 2 * DAY, 1, null, null)).commit(row(1, null, null, 5, 5));
        (compacted ? table.compact() : table).rows();
        expiring(table).compact();
        boolean merged = compacted || changelog.equals("lookup");
        assertThat(table.rows())
                .as("all parts, if they were merged before; otherwise the old one")
                .isEqualTo(merged ? List.of() : List.of(Arrays.asList(1L, null, null, 5L, 5L)));

        SequenceGroup group = SequenceGroup.named("g").orderedBy(AT).latest(V);
        assertThat(codes(Kept.wide(group).keep(aDayBy(AT)))).contains("LK0514");
    }

    @Shows("LK0514")
    @Test
    void rule127_sumsOfOldRows_shrink() throws Exception {
        PlainTable table =
                table(
                        keyed("aggregation", "k", "at", "v")
                                .option("fields.at.aggregate-function", "max")
                                .option("fields.v.aggregate-function", "sum"));
        table.commit(row(1, NOW - 2 * DAY, 100)).commit(row(1, NOW, 1));
        expiring(table).compact();
        assertThat(table.value("v")).isEqualTo(1L);

        assertThat(codes(Kept.sums().keep(aDayBy(V)))).contains("LK0514");
    }

    @Shows("LK0516")
    @Test
    void rule127_newestRowWithAnOlderTime_bringsTheOneBeforeItBack() throws Exception {
        PlainTable table =
                table(keyed("deduplicate", "k", "s", "at", "v").option("sequence.field", "s"));
        table.commit(row(1, 1, NOW, 1)).compact().commit(row(1, 2, NOW - 2 * DAY, 2));
        assertThat(table.value("v")).isEqualTo(2L);
        expiring(table).compact();
        assertThat(table.value("v")).as("a young row, and not the newest").isEqualTo(1L);

        Column<Long> version = Column.of("s", BIGINT);
        assertThat(codes(Kept.latest().columns(AT).orderedBy(version).keep(aDayBy(AT))))
                .contains("LK0516");
        assertThat(codes(Kept.latest().columns(AT).keep(aDayBy(AT)))).contains("LK0516");
    }

    @Shows("LK0519")
    @Test
    void lk0519_rowAfterOneThatIsTooOld_standsBesideItWithDeletionVectors() throws Exception {
        PlainTable table =
                table(
                        keyed("deduplicate", "k", "at", "v")
                                .option("sequence.field", "at")
                                .option("deletion-vectors.enabled", "true"));
        table.commit(manyAndAnOldOne()).compact();
        PlainTable expiring = expiring(table);
        expiring.commit(row(1, NOW, 2));
        assertThat(ofKeyOne(table)).as("a key").hasSize(2);
        expiring.compact();
        assertThat(ofKeyOne(table)).containsExactly(List.of(1L, NOW, 2L));

        LatestTable.Builder design =
                LatestTable.named("ads.t")
                        .primaryKey(K)
                        .columns(V)
                        .orderedBy(AT)
                        .keep(aDayBy(AT))
                        .rawOption("deletion-vectors.enabled", "true");
        assertThat(Kept.codes(design.build())).containsExactly("LK0519");
    }

    /**
     * A row that is not too old is what it must be, however files are compacted. One that is may be
     * there, be gone, or give way to an older one, which a full compaction removes.
     */
    @ParameterizedTest
    @ValueSource(strings = {"none", "lookup", "full-compaction"})
    void rowsInTheOrderOfTheirTime_goAndAreRightBefore(String changelog) throws Exception {
        PlainTable table =
                table(
                        keyed("deduplicate", "k", "at", "v")
                                .option("sequence.field", "at")
                                .option("changelog-producer", changelog));
        table.commit(manyAndAnOldOne()).compact();
        PlainTable loose = table.with("write-only", "true");
        loose.commit(row(1, NOW - 2 * DAY, 2));
        for (long k = 2; k < 7; k++) {
            loose.commit(row(k, NOW, 1));
        }
        PlainTable expiring = expiring(table).with("num-sorted-run.compaction-trigger", "3");
        expiring.commit(row(7, NOW, 1));
        assertThat(ofKeyOne(table))
                .as("the newest row went first, if files were compacted without those below")
                .allSatisfy(row -> assertThat((long) row.get(1)).isLessThan(NOW - DAY));
        expiring.commit(row(8, NOW, 1));
        expiring.compact();
        assertThat(ofKeyOne(table)).isEmpty();
        expiring.commit(row(1, NOW, 3)).commit(row(1, NOW - 1, 4)).compact();
        assertThat(ofKeyOne(table)).containsExactly(List.of(1L, NOW, 3L));

        assertThat(codes(Kept.latest().orderedBy(AT).keep(aDayBy(AT)))).containsExactly("LK0313");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lookup"})
    void firstRow_staysForItsAge_andIsNotReplacedBefore(String changelog) throws Exception {
        PlainTable table =
                table(keyed("first-row", "k", "at", "v").option("changelog-producer", changelog));
        table.commit(manyAndAnOldOne()).compact();
        PlainTable expiring = expiring(table);
        expiring.commit(row(1, NOW, 2));
        assertThat(ofKeyOne(table)).containsExactly(List.of(1L, NOW - 3 * DAY, 1L));
        expiring.compact();
        assertThat(ofKeyOne(table)).as("a repeat of the old row").isEmpty();
        expiring.commit(row(1, NOW, 3)).commit(row(1, NOW - 3 * DAY, 4)).compact();
        assertThat(ofKeyOne(table)).containsExactly(List.of(1L, NOW, 3L));

        FirstTable.Builder design = Kept.first().columns(AT).keep(aDayBy(AT));
        assertThat(codes(design)).containsExactly("LK0324");
        try (Lake lake = Lake.open(warehouse)) {
            TableDesign made = design.build();
            var unused = lake.create(made);
            assertThat(lake.importTable(made.name()).design()).contains(made);
        }
    }
}
