package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.ddl.FlinkDdl;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The printed statement, run by a real Flink, makes the table that the design means. */
@ExtendWith(FlinkCluster.class)
class FlinkDdlTest {

    enum Stage {
        BID,
        CLICK
    }

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    private static final Column<String> LANDING =
            Column.of("landing", STRING).comment("the user's page; 'none' if lost");
    private static final Column<LocalTime> FINE_TIME = Column.of("c_time_3", time(3));
    private static final Column<Long> BID_VERSION = Column.of("bid_version", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);

    private static final WideTable WIDE =
            WideTable.named("ads.diagnosis")
                    .primaryKey(DT, REQUEST)
                    .partitionedBy(DT)
                    .groups(
                            SequenceGroup.named("bid").orderedBy(BID_VERSION).latest(PRICE),
                            SequenceGroup.named("click")
                                    .orderedBy(CLICK_TIME)
                                    .latestNonNull(LANDING))
                    .buckets(Buckets.fixed(2).by(REQUEST))
                    .changelog(ChangelogProducer.LOOKUP)
                    .keep(Retention.partitions(Duration.ofDays(30)))
                    .comment("what became of a request; it's wide")
                    .build();

    @TempDir Path warehouse;

    private FlinkSql sql;

    @BeforeEach
    void createDatabase() {
        sql = new FlinkSql(warehouse);
        sql.run("CREATE DATABASE IF NOT EXISTS ads");
    }

    @Test
    void statement_makesTheTableOfTheDesign() throws Exception {
        sql.run(FlinkDdl.of(WIDE));
        sql.run(
                "INSERT INTO ads.diagnosis (dt, req_id, bid_version, price) VALUES ('2026-11-23',"
                        + " 1, 1, 100)");
        sql.run(
                "INSERT INTO ads.diagnosis (dt, req_id, bid_version, price) VALUES ('2026-11-23',"
                        + " 1, 0, 50)");
        sql.run(
                "INSERT INTO ads.diagnosis (dt, req_id, click_ts, landing, landing_seq) VALUES"
                        + " ('2026-11-23', 1, CAST(TO_TIMESTAMP_LTZ(1000, 3) AS TIMESTAMP_LTZ(3)),"
                        + " 'page', CAST(TO_TIMESTAMP_LTZ(1000, 3) AS TIMESTAMP_LTZ(3)))");

        List<Row> rows = sql.rows(WIDE);
        assertThat(rows)
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.get(PRICE)).isEqualTo(100);
                            assertThat(row.get(LANDING)).isEqualTo("page");
                            assertThat(row.get(CLICK_TIME)).isEqualTo(Instant.ofEpochSecond(1));
                        });
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(WIDE).reader().toList()).isEqualTo(rows);
        }
    }

    private static Stream<TableDesign> everyKind() {
        SequenceGroup bid =
                SequenceGroup.named("bid")
                        .orderedBy(BID_VERSION)
                        .thenBy(CLICK_TIME)
                        .latest(PRICE)
                        .latestNonNull(LANDING);
        Column<Stage> stage = Column.of("stage", ColumnType.enumeration(Stage.class));
        return Stream.of(
                WIDE,
                DimensionTable.named("ads.dimension")
                        .primaryKey(REQUEST)
                        .groups(bid)
                        .changelog(ChangelogProducer.LOOKUP)
                        .build(),
                SummaryTable.named("ads.summary")
                        .primaryKey(DT, REQUEST)
                        .partitionedBy(DT)
                        .aggregate(PRICE, AggFunctions.sum())
                        .aggregate(LANDING, AggFunctions.listAgg("; "))
                        .aggregate(CLICK_TIME, AggFunctions.max())
                        .build(),
                AppendTable.named("ads.append")
                        .columns(DT, REQUEST, PRICE)
                        .partitionedBy(DT)
                        .buckets(Buckets.fixed(2).by(REQUEST))
                        .keep(Retention.partitions(Duration.ofDays(9)).daysAs("yyyyMMdd"))
                        .build(),
                HybridTable.named("ads.hybrid")
                        .partitionedBy(DT)
                        .shared(REQUEST)
                        .eventTypes(
                                EventType.of(stage, Stage.BID).carries(PRICE),
                                EventType.of(stage, Stage.CLICK).carries(LANDING))
                        .comment("all events")
                        .build());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void statementOfEveryKind_makesTheTableThatLakeOpensAndBothRead(TableDesign design)
            throws Exception {
        sql.run(FlinkDdl.of(design));

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<?> table = lake.open(design);
            String keys =
                    design.columns().stream()
                            .filter(column -> !column.nullable())
                            .map(FlinkDdlTest::literal)
                            .collect(Collectors.joining(", "));
            String names =
                    design.columns().stream()
                            .filter(column -> !column.nullable())
                            .map(Column::name)
                            .collect(Collectors.joining(", "));
            sql.run(
                    "INSERT INTO "
                            + FlinkSql.quoted(design)
                            + " ("
                            + names
                            + ") VALUES ("
                            + keys
                            + ")");
            assertThat(table.reader().toList())
                    .singleElement()
                    .satisfies(row -> assertThat(row.get(REQUEST)).isEqualTo(7));
            assertThat(sql.rows(design)).isEqualTo(table.reader().toList());
        }
    }

    /** A value for a column that may not be null. */
    private static String literal(Column<?> column) {
        return switch (column.name()) {
            case "dt" -> "'2026-11-23'";
            case "stage" -> "'CLICK'";
            case "req_id" -> "7";
            default -> throw new IllegalArgumentException(column.toString());
        };
    }

    @Test
    @Tag("long")
    void everyTypeButFineTimes_isThatOfTheDesign() throws Exception {
        Column<Long> id = Column.of("id", BIGINT).notNull();
        Column<?>[] columns =
                Stream.of(EveryType.columns())
                        .filter(column -> !column.equals(FINE_TIME))
                        .toArray(Column<?>[]::new);
        AppendTable design = AppendTable.named("ads.types").columns(id).columns(columns).build();
        sql.run(FlinkDdl.of(design));

        List<Row> rows =
                EveryType.rows(LongStream.range(0, 13).mapToObj(i -> Row.of(id, i)).toList())
                        .stream()
                        .map(row -> Row.ofValues(design.columns(), values(design, row)))
                        .toList();
        try (Lake lake = Lake.open(warehouse);
                TableWriter<AppendTable> writer = lake.open(design).writer()) {
            rows.forEach(writer.rows()::write);
            writer.commit();
        }
        assertThat(sql.rows(design)).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static List<Object> values(AppendTable design, Row row) {
        List<Object> values = new ArrayList<>();
        design.columns().forEach(column -> values.add(row.get(column)));
        return values;
    }

    @Test
    void typesThatFlinkWouldChange_areRefused() {
        Column<Integer> inner = Column.of("inner", INT).notNull();
        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(
                                Column.of("times", array(FINE_TIME.type())),
                                Column.of("nested", row(inner)),
                                Column.of("fits", row(inner)).notNull())
                        .build();

        assertThatThrownBy(() -> FlinkDdl.of(design))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        """
                        LK1401 ERROR ads.t.times: is or holds a TIME with fractions of a second, and Flink SQL makes TIME(0) of it; the statement would not make the table that is designed. Create the table with Lake.create, which Flink SQL then reads and writes, or change the type.
                        LK1402 ERROR ads.t.nested: is or holds a ROW that may be null with a field that may not, and Flink SQL lets both be null; the statement would not make the table that is designed. Create the table with Lake.create, which Flink SQL then reads and writes, or change the type.\
                        """);
    }

    @Test
    void oddNamesAndComments_passThroughTheStatement() {
        Column<Integer> reserved = Column.of("select", INT).comment("a 'word' of SQL");
        Column<Integer> inner = Column.of("order", INT).comment("it's inside").notNull();
        AppendTable design =
                AppendTable.named("ads.table")
                        .columns(
                                reserved,
                                Column.of("nested", row(inner)).notNull(),
                                Column.of("tags", array(STRING.notNull())),
                                Column.of("counts", map(STRING, array(BIGINT))))
                        .build();

        sql.run(FlinkDdl.of(design));

        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).design()).isEqualTo(design);
        }
    }
}
