package io.lakekit.flink;

import static io.lakekit.design.AggFunctions.count;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.ddl.FlinkInsert;
import io.lakekit.design.AppendTable;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.health.HealthReport;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements of Flink SQL that write a table of ours, by hand and as {@link FlinkInsert} has them.
 */
@ExtendWith(FlinkCluster.class)
@Tag("long")
class SqlWritersTest {

    enum Stage {
        BID,
        CLICK
    }

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    private static final Column<Long> BID_TIME = Column.of("bid_ts", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<Long> AMOUNT = Column.of("amount", BIGINT);
    private static final Column<Long> BIDS = Column.of("bids", BIGINT);
    private static final Column<Long> CLICK_TIME = Column.of("click_ts", BIGINT);
    private static final Column<Long> CLICK_ID = Column.of("click_id", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class));

    private static final SequenceGroup BID =
            SequenceGroup.named("bid")
                    .orderedBy(BID_TIME)
                    .latest(PRICE)
                    .latestNonNull(AMOUNT)
                    .aggregate(BIDS, count());
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).thenBy(CLICK_ID).latestNonNull(PAGE);
    private static final SequenceGroup CLICK_ALONE =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latestNonNull(PAGE);
    private static final WideTable WIDE =
            WideTable.named("ads.wide")
                    .primaryKey(DT, REQUEST)
                    .partitionedBy(DT)
                    .groups(BID, CLICK)
                    .accept("LK0405", BIDS, "each bid comes once")
                    .build();

    @TempDir Path warehouse;

    private FlinkSql sql;
    private Lake lake;

    @BeforeEach
    void open() {
        sql = new FlinkSql(warehouse);
        lake = Lake.open(warehouse);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private static Row key(long request) {
        return Row.of(DT, "2026-11-2" + request % 2).with(REQUEST, request);
    }

    /** A bid for each of many requests, without an amount for some. */
    private static List<Row> bids(long at) {
        return LongStream.range(0, 300)
                .mapToObj(
                        id -> {
                            Row bid = key(id).with(BID_TIME, at).with(PRICE, 10 * id + at);
                            return id % 7 == at % 7 ? bid : bid.with(AMOUNT, 100 * id + at);
                        })
                .toList();
    }

    private static List<Row> clicks(long at) {
        return LongStream.range(0, 22)
                .mapToObj(id -> key(id).with(CLICK_ID, id + at))
                .map(click -> at == 1 ? click : click.with(CLICK_TIME, at).with(PAGE, "p" + at))
                .toList();
    }

    private void write(TableDesign design, Slice<?> slice, List<Row> rows) {
        SqlViews.create(sql, slice.name(), design.columnsOf(slice), rows);
    }

    private Diagnostics health(TableDesign design) {
        return HealthReport.of(lake.open(design), Instant.now()).findings();
    }

    /** What the templates are for: Paimon drops the amounts of bids that a click is merged with. */
    @Test
    void statementThatNamesNoOwnColumns_losesValuesAndIsFound() {
        lake.create(WIDE);
        write(WIDE, BID, bids(1).stream().map(bid -> bid.with(AMOUNT, 1L)).toList());
        write(WIDE, CLICK, clicks(2));
        sql.run(
                "INSERT INTO ads.wide (dt, req_id, bid_ts, price, amount)"
                        + " SELECT dt, req_id, bid_ts, price, amount FROM bid");
        sql.run(
                "INSERT INTO ads.wide (dt, req_id, click_ts, click_id, page)"
                        + " SELECT dt, req_id, click_ts, click_id, page FROM click");

        List<Row> rows = lake.open(WIDE).reader().toList();
        assertThat(rows).hasSize(300);
        assertThat(rows).filteredOn(row -> row.get(AMOUNT) == null).hasSize(22);
        assertThat(rows).filteredOn(row -> row.get(BIDS) == null).hasSize(300);
        assertThat(health(WIDE).toString())
                .contains("LK1716 ERROR ads.wide.amount: at least 300 rows are written without")
                .contains("LK1716 ERROR ads.wide.bids: at least 300 rows are not counted");
    }

    @Test
    void statementsOfStreams_writeWhatTheReferenceHas() throws Exception {
        lake.create(WIDE);
        ReferenceTable<WideTable> truth = ReferenceTable.of(WIDE);
        for (long at : new long[] {5, 3, 8}) {
            write(WIDE, BID, bids(at));
            write(WIDE, CLICK, clicks(at));
            sql.run(FlinkInsert.of(WIDE));
            bids(at).forEach(row -> truth.write(BID, row));
            clicks(at).forEach(row -> truth.write(CLICK, row));
        }
        write(WIDE, CLICK, clicks(1));
        sql.run(FlinkInsert.of(WIDE, CLICK));
        clicks(1).forEach(row -> truth.write(CLICK, row));

        assertThat(sql.rows(WIDE)).containsExactlyInAnyOrderElementsOf(truth.rows());
        assertThat(health(WIDE)).isEmpty();
    }

    /** Paimon would show the values of such a row until the next row of its key comes. */
    @Test
    void rowsThatNothingOrders_areLeftOut() throws Exception {
        lake.create(WIDE);
        write(WIDE, BID, List.of(key(1).with(PRICE, 5L), key(2).with(BID_TIME, 1L)));
        sql.run(FlinkInsert.of(WIDE, BID));

        assertThat(sql.rows(WIDE))
                .singleElement()
                .satisfies(row -> assertThat(row.get(REQUEST)).isEqualTo(2));
    }

    /** Nulls of every type stand for the columns of other streams. */
    @Test
    void statementOfEveryType_leavesTheColumnsOfOtherStreamsNull() throws Exception {
        Column<Row> strict = Column.of("strict", row(Column.of("inner", BIGINT).notNull()));
        SequenceGroup other =
                SequenceGroup.named("other")
                        .orderedBy(CLICK_ID)
                        .latest(EveryType.columns())
                        .latest(strict);
        WideTable design =
                WideTable.named("ads.types")
                        .primaryKey(DT, REQUEST)
                        .groups(CLICK_ALONE, other)
                        .build();
        lake.create(design);
        sql.run("CREATE TEMPORARY VIEW `other` AS SELECT * FROM ads.types");
        write(design, CLICK_ALONE, List.of(key(1).with(CLICK_TIME, 1L).with(PAGE, "a")));

        sql.run(FlinkInsert.of(design));

        assertThat(sql.rows(design))
                .singleElement()
                .satisfies(row -> assertThat(row.get(PAGE)).isEqualTo("a"));
    }

    private static Stream<TableDesign> ofWholeRows() {
        return Stream.of(
                SummaryTable.named("ads.summary")
                        .primaryKey(DT, REQUEST)
                        .aggregate(PRICE, sum())
                        .aggregate(BIDS, count())
                        .build(),
                AppendTable.named("ads.append").columns(DT, REQUEST, PRICE).build());
    }

    @ParameterizedTest
    @MethodSource("ofWholeRows")
    void statementOfWholeRows_writesWhatTheReferenceHas(TableDesign design) throws Exception {
        lake.create(design);
        ReferenceTable<TableDesign> truth = ReferenceTable.of(design);
        for (long price = 1; price < 3; price++) {
            List<Row> rows = List.of(key(1).with(PRICE, price), key(1), key(2).with(PRICE, price));
            SqlViews.create(sql, FlinkInsert.ROWS, List.of(DT, REQUEST, PRICE), rows);
            sql.run(FlinkInsert.of(design));
            rows.forEach(truth::write);
        }

        assertThat(sql.rows(design)).containsExactlyInAnyOrderElementsOf(truth.rows());
    }

    @Test
    void statementOfEvents_writesTheirTypes() throws Exception {
        EventType bid = EventType.of(STAGE, Stage.BID).carries(PRICE);
        EventType click = EventType.of(STAGE, Stage.CLICK).carries(PAGE);
        HybridTable design =
                HybridTable.named("ads.events")
                        .partitionedBy(DT)
                        .shared(REQUEST)
                        .eventTypes(bid, click)
                        .build();
        lake.create(design);
        List<Row> bids = new ArrayList<>();
        List<Row> clicks = new ArrayList<>();
        for (long id = 0; id < 20; id++) {
            bids.add(key(id).with(PRICE, id));
            clicks.add(key(id).with(PAGE, "p" + id));
        }
        write(design, bid, bids);
        write(design, click, clicks);
        sql.run(FlinkInsert.of(design));

        ReferenceTable<HybridTable> truth = ReferenceTable.of(design);
        bids.forEach(row -> truth.write(bid, row));
        clicks.forEach(row -> truth.write(click, row));
        assertThat(sql.rows(design)).containsExactlyInAnyOrderElementsOf(truth.rows());
    }
}
