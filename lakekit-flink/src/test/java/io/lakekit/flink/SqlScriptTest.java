package io.lakekit.flink;

import static io.lakekit.design.AggFunctions.count;
import static io.lakekit.design.AggFunctions.rbm64;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.ddl.FlinkInsert;
import io.lakekit.ddl.FlinkLookup;
import io.lakekit.ddl.FlinkScript;
import io.lakekit.design.AppendTable;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.TableWriter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.TableConfigOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The scripts for users of Flink SQL, run as they are printed. */
@ExtendWith(FlinkCluster.class)
@Tag("long")
class SqlScriptTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    private static final Column<Long> BID_TIME = Column.of("bid_ts", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<Long> CLICK_TIME = Column.of("click_ts", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latestNonNull(PAGE);
    private static final WideTable WIDE =
            WideTable.named("ads.wide")
                    .primaryKey(DT, REQUEST)
                    .partitionedBy(DT)
                    .groups(BID, CLICK)
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

    private static List<Row> bids(long at) {
        return LongStream.range(0, 40)
                .mapToObj(id -> key(id).with(BID_TIME, at).with(PRICE, 10 * id + at))
                .toList();
    }

    private static List<Row> clicks(long at) {
        return LongStream.range(20, 50)
                .mapToObj(id -> key(id).with(CLICK_TIME, at))
                .map(click -> at % 2 == 0 ? click : click.with(PAGE, "p" + at))
                .toList();
    }

    private void views(long at) {
        SqlViews.create(sql, "bid", WIDE.columnsOf(BID), bids(at));
        SqlViews.create(sql, "click", WIDE.columnsOf(CLICK), clicks(at));
    }

    private static ReferenceTable<WideTable> truth(long... times) {
        ReferenceTable<WideTable> truth = ReferenceTable.of(WIDE);
        for (long at : times) {
            bids(at).forEach(row -> truth.write(BID, row));
            clicks(at).forEach(row -> truth.write(CLICK, row));
        }
        return truth;
    }

    private static Set<String> keys(Class<?>... holders) throws IllegalAccessException {
        Set<String> keys = new TreeSet<>();
        for (Class<?> holder : holders) {
            for (Field field : holder.getFields()) {
                if (field.getType() == ConfigOption.class) {
                    keys.add(((ConfigOption<?>) field.get(null)).key());
                }
            }
        }
        return keys;
    }

    @Test
    void settings_areThoseThatFlinkKnows() throws IllegalAccessException {
        Set<String> known =
                keys(
                        ExecutionOptions.class,
                        CheckpointingOptions.class,
                        ExecutionConfigOptions.class,
                        TableConfigOptions.class);

        assertThat(known).containsAll(SqlScript.settings(FlinkScript.streaming(WIDE)));
        assertThat(known).containsAll(SqlScript.settings(FlinkScript.batch(WIDE)));
    }

    @Test
    void batchScript_runsAsPrintedAndAgain() throws Exception {
        for (long at : new long[] {5, 8, 3}) {
            var unused = SqlScript.run(sql.environment(), FlinkScript.batch(WIDE), () -> views(at));
        }

        assertThat(sql.rows(WIDE)).containsExactlyInAnyOrderElementsOf(truth(5, 8, 3).rows());
        assertThat(lake.open(WIDE).reader().toList()).hasSize(50);
    }

    /** What users have today; it knows of page_seq. */
    @Test
    void unionByHand_equalsTheReference() throws Exception {
        lake.create(WIDE);
        for (long at : new long[] {5, 8, 3}) {
            views(at);
            sql.run(
                    """
                    INSERT INTO ads.wide (dt, req_id, bid_ts, price, click_ts, page, page_seq)
                    SELECT dt, req_id, bid_ts, price,
                      CAST(NULL AS BIGINT), CAST(NULL AS STRING), CAST(NULL AS BIGINT)
                    FROM bid
                    UNION ALL
                    SELECT dt, req_id, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT),
                      click_ts, page, IF(page IS NULL, CAST(NULL AS BIGINT), click_ts)
                    FROM click
                    """);
        }

        assertThat(sql.rows(WIDE)).containsExactlyInAnyOrderElementsOf(truth(5, 8, 3).rows());
    }

    @Test
    void scriptOverSets_makesAndUsesTheirFunctions() throws Exception {
        Column<byte[]> users = Column.of("users", BYTES);
        Column<Long> views = Column.of("views", BIGINT);
        SummaryTable design =
                SummaryTable.named("ads.reach")
                        .primaryKey(DT)
                        .aggregate(users, rbm64())
                        .aggregate(views, count())
                        .build();
        var unused =
                SqlScript.run(
                        sql.environment(),
                        FlinkScript.batch(design),
                        () -> {
                            SqlViews.create(sql, "events", List.of(DT, REQUEST), bids(1));
                            sql.run(
                                    "CREATE TEMPORARY VIEW `rows` AS SELECT dt, rbm64_of(req_id) AS"
                                            + " `users` FROM events UNION ALL SELECT dt,"
                                            + " rbm64_of(req_id) FROM events");
                        });

        assertThat(sql.query("SELECT dt, rbm64_count(`users`), `views` FROM ads.reach ORDER BY dt"))
                .hasToString("[+I[2026-11-20, 20, 40], +I[2026-11-21, 20, 40]]");
    }

    /** The sources are tables that are read as streams, which never end. */
    @Test
    @Timeout(120)
    void streamingScript_runsAsPrinted() throws Exception {
        AppendTable bids =
                AppendTable.named("ads.bids").columns(DT, REQUEST, BID_TIME, PRICE).build();
        AppendTable clicks =
                AppendTable.named("ads.clicks").columns(DT, REQUEST, CLICK_TIME, PAGE).build();
        TableEnvironment session = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        session.executeSql(
                "CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = 'file:"
                        + warehouse
                        + "')");
        session.useCatalog("lake");
        fill(bids, bids(5));
        fill(clicks, clicks(5));
        TableResult job =
                SqlScript.run(
                        session,
                        FlinkScript.streaming(WIDE),
                        () -> {
                            session.executeSql(
                                    "CREATE TEMPORARY VIEW bid AS SELECT * FROM ads.bids");
                            session.executeSql(
                                    "CREATE TEMPORARY VIEW click AS SELECT * FROM ads.clicks");
                            session.getConfig().set("execution.checkpointing.interval", "300 ms");
                        });
        try {
            fill(bids, bids(8));
            fill(clicks, clicks(8));
            List<Row> expected = truth(5, 8).rows();
            while (!Set.copyOf(lake.open(WIDE).reader().toList()).equals(Set.copyOf(expected))) {
                assertThat(job.getJobClient().orElseThrow().getJobStatus().get().isTerminalState())
                        .isFalse();
                Thread.sleep(200);
            }
        } finally {
            job.getJobClient().orElseThrow().cancel().get();
        }
    }

    private void fill(AppendTable design, List<Row> rows) {
        try (TableWriter<AppendTable> writer = lake.create(design).writer()) {
            rows.forEach(writer.rows()::write);
            writer.commit();
        }
    }

    private static DimensionTable.Builder dimension(String name) {
        return DimensionTable.named(name).primaryKey(REQUEST).groups(CLICK);
    }

    private List<String> lookedUp(String query) throws Exception {
        SqlViews.create(sql, "asked", List.of(REQUEST), List.of(key(1), key(2)));
        sql.run("DROP TEMPORARY VIEW IF EXISTS events");
        sql.run("CREATE TEMPORARY VIEW events AS SELECT *, PROCTIME() AS proc_time FROM asked");
        List<String> found = new ArrayList<>();
        sql.query("SELECT req_id, page FROM (" + query + ")")
                .forEach(row -> found.add(row.toString()));
        return found;
    }

    @Test
    void lookup_ofATableWithAChangelog_joinsItsRows() throws Exception {
        DimensionTable design = dimension("ads.page").changelog(ChangelogProducer.LOOKUP).build();
        lake.create(design);
        SqlViews.create(
                sql,
                "click",
                design.columnsOf(CLICK),
                List.of(Row.of(REQUEST, 1L).with(CLICK_TIME, 2L).with(PAGE, "shoes")));
        sql.run(FlinkInsert.of(design));

        assertThat(lookedUp(FlinkLookup.of(design)))
                .containsExactlyInAnyOrder("+I[1, shoes]", "+I[2, null]");
    }

    /**
     * Flink's own message comes when the job is built, and names neither the table nor the cure.
     */
    @Test
    void lookup_ofATableWithoutChangelog_isRefusedByUsAndByFlink() {
        DimensionTable with = dimension("ads.page").changelog(ChangelogProducer.LOOKUP).build();
        DimensionTable without = dimension("ads.silent").build();
        lake.create(without);

        assertThatThrownBy(() -> FlinkLookup.of(without))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1340 ERROR ads.silent: the table merges rows");
        assertThatThrownBy(
                        () ->
                                lookedUp(
                                        FlinkLookup.of(with)
                                                .replace("`ads`.`page`", "`ads`.`silent`")))
                .hasStackTraceContaining("Partial update streaming reading is not supported");
    }

    @Test
    void lookup_ofATableWithoutKey_isRefused() {
        AppendTable design = AppendTable.named("ads.events").columns(DT, REQUEST).build();

        assertThat(FlinkLookup.check(design).toString())
                .startsWith("LK1340 ERROR ads.events: the table has no key;");
    }
}
