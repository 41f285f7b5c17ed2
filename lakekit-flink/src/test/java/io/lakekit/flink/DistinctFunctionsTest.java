package io.lakekit.flink;

import static io.lakekit.design.AggFunctions.hllSketch;
import static io.lakekit.design.AggFunctions.rbm32;
import static io.lakekit.design.AggFunctions.rbm64;
import static io.lakekit.design.AggFunctions.thetaSketch;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.SummaryTable;
import io.lakekit.distinct.Hll;
import io.lakekit.distinct.Rbm32;
import io.lakekit.distinct.Rbm64;
import io.lakekit.distinct.Theta;
import io.lakekit.flink.sql.DistinctFunctions;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sets written and counted by Flink SQL are those that lakekit reads. */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class DistinctFunctionsTest {

    private static final long SEED = 7;

    private static final Column<Long> CAMPAIGN = Column.of("campaign", BIGINT).notNull();
    private static final Column<Integer> MINUTE = Column.of("minute_no", INT).notNull();
    private static final Column<byte[]> SMALL_IDS = Column.of("small_ids", BYTES);
    private static final Column<byte[]> IDS = Column.of("ids", BYTES);
    private static final Column<byte[]> HLL = Column.of("ids_hll", BYTES);
    private static final Column<byte[]> THETA = Column.of("ids_theta", BYTES);

    private static final SummaryTable REACH =
            SummaryTable.named("ads.reach")
                    .primaryKey(CAMPAIGN, MINUTE)
                    .aggregate(SMALL_IDS, rbm32())
                    .aggregate(IDS, rbm64())
                    .aggregate(HLL, hllSketch())
                    .aggregate(THETA, thetaSketch())
                    .build();

    private record Impression(long campaign, int minute, int user) {}

    @TempDir Path warehouse;

    private FlinkSql sql;

    @BeforeEach
    void register() {
        sql = new FlinkSql(warehouse);
        DistinctFunctions.register(sql.environment());
    }

    @Test
    void columns_filledAndCountedBySql_areThoseThatLakekitReads() throws Exception {
        List<Impression> seen = impressions();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> table = lake.create(REACH);
            insert(seen);
            insert(seen.subList(0, 200));

            List<Row> rows = table.reader().toList();
            Map<List<?>, Set<Integer>> minutes =
                    users(seen, i -> List.of(i.campaign(), i.minute()));
            assertThat(rows).hasSize(minutes.size());
            assertThat(rows)
                    .allSatisfy(
                            row -> assertThat(counts(row)).containsOnly(distinct(minutes, row)));

            assertThat(
                            sql.query(
                                    "SELECT campaign, minute_no, rbm32_count(small_ids),"
                                            + " rbm64_count(ids), hll_estimate(ids_hll),"
                                            + " theta_estimate(ids_theta) FROM ads.reach"))
                    .containsExactlyInAnyOrderElementsOf(
                            rows.stream().map(DistinctFunctionsTest::asFlink).toList());

            Map<List<?>, Set<Integer>> campaigns = users(seen, i -> List.of(i.campaign()));
            assertThat(
                            sql.query(
                                    "SELECT campaign, rbm32_count(rbm32_union(small_ids)),"
                                            + " rbm64_count(rbm64_union(ids)),"
                                            + " hll_estimate(hll_union(ids_hll)),"
                                            + " theta_estimate(theta_union(ids_theta))"
                                            + " FROM ads.reach GROUP BY campaign"))
                    .hasSameSizeAs(campaigns.keySet())
                    .allSatisfy(
                            row ->
                                    assertThat(row)
                                            .isEqualTo(
                                                    rolledUp(campaigns, (Long) row.getField(0))));
        }
    }

    private static List<Impression> impressions() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Impression> seen = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            seen.add(new Impression(random.nextInt(3), random.nextInt(5), random.nextInt(-40, 40)));
        }
        return seen;
    }

    private void insert(List<Impression> seen) {
        String values =
                seen.stream()
                        .map(i -> "(" + i.campaign() + ", " + i.minute() + ", " + i.user() + ")")
                        .collect(Collectors.joining(", "));
        sql.run(
                "INSERT INTO ads.reach SELECT CAST(c AS BIGINT), m, rbm32_of(u), rbm64_of(u),"
                        + " hll_of(CAST(u AS STRING)), theta_of(u) FROM (VALUES "
                        + values
                        + ") AS seen(c, m, u)");
    }

    private static Map<List<?>, Set<Integer>> users(
            List<Impression> seen, Function<Impression, List<?>> key) {
        Map<List<?>, Set<Integer>> users = new HashMap<>();
        seen.forEach(
                i -> users.computeIfAbsent(key.apply(i), any -> new HashSet<>()).add(i.user()));
        return users;
    }

    private static long distinct(Map<List<?>, Set<Integer>> minutes, Row row) {
        return minutes.get(List.of(row.get(CAMPAIGN), row.get(MINUTE))).size();
    }

    private static List<Long> counts(Row row) {
        return List.of(
                Rbm32.read(row.get(SMALL_IDS)).count(),
                Rbm64.read(row.get(IDS)).count(),
                Hll.read(row.get(HLL)).estimate().rounded(),
                Theta.read(row.get(THETA)).estimate().rounded());
    }

    private static org.apache.flink.types.Row asFlink(Row row) {
        List<Long> counts = counts(row);
        return org.apache.flink.types.Row.of(
                row.get(CAMPAIGN),
                row.get(MINUTE),
                counts.get(0),
                counts.get(1),
                counts.get(2),
                counts.get(3));
    }

    private static org.apache.flink.types.Row rolledUp(
            Map<List<?>, Set<Integer>> campaigns, Long campaign) {
        long distinct = campaigns.get(List.of(campaign)).size();
        return org.apache.flink.types.Row.of(campaign, distinct, distinct, distinct, distinct);
    }

    @Test
    void everyFunction_givesNullForNull() throws Exception {
        assertThat(
                        sql.query(
                                "SELECT rbm32_of(CAST(NULL AS INT)), rbm64_of(CAST(NULL AS BIGINT)),"
                                        + " hll_of(CAST(NULL AS STRING)), theta_of(CAST(NULL AS"
                                        + " BYTES)), rbm32_count(CAST(NULL AS BYTES)),"
                                        + " rbm64_count(CAST(NULL AS BYTES)),"
                                        + " hll_estimate(CAST(NULL AS BYTES)),"
                                        + " theta_estimate(CAST(NULL AS BYTES))"))
                .containsExactly(new org.apache.flink.types.Row(8));
        assertThat(
                        sql.query(
                                "SELECT rbm32_union(s), rbm64_union(s), hll_union(s),"
                                        + " theta_union(s) FROM (VALUES (CAST(NULL AS BYTES)),"
                                        + " (CAST(NULL AS BYTES))) AS sets(s)"))
                .containsExactly(new org.apache.flink.types.Row(4));
        assertThat(
                        sql.query(
                                "SELECT rbm64_count(rbm64_union(rbm64_of(u))) FROM (VALUES"
                                        + " (CAST(NULL AS BIGINT)), (7), (8), (7)) AS seen(u)"))
                .containsExactly(org.apache.flink.types.Row.of(2L));
    }

    @Test
    void ofFunctions_hashAsLakekitDoes() throws Exception {
        assertThat(
                        sql.query(
                                "SELECT hll_of(7), theta_of(CAST(7 AS SMALLINT)), hll_of('7'),"
                                        + " theta_of(X'37'), rbm32_of(7), rbm64_of(7)"))
                .containsExactly(
                        org.apache.flink.types.Row.of(
                                Hll.of(7).toBytes(),
                                Theta.of(7).toBytes(),
                                Hll.of("7").toBytes(),
                                Theta.of("7").toBytes(),
                                Rbm32.of(7).toBytes(),
                                Rbm64.of(7).toBytes()));
    }

    @Test
    void functions_createdByClassName_work() throws Exception {
        sql.run("CREATE TEMPORARY FUNCTION set_of AS 'io.lakekit.flink.sql.Rbm64Functions$Of'");
        sql.run(
                "CREATE TEMPORARY FUNCTION set_union AS"
                        + " 'io.lakekit.flink.sql.Rbm64Functions$Union'");
        sql.run(
                "CREATE TEMPORARY FUNCTION set_count AS"
                        + " 'io.lakekit.flink.sql.Rbm64Functions$Count'");

        assertThat(
                        sql.query(
                                "SELECT set_count(set_union(set_of(u))) FROM (VALUES (1), (2), (1)) AS"
                                        + " seen(u)"))
                .containsExactly(org.apache.flink.types.Row.of(2L));
    }

    @Test
    void rubbish_failsTheQueryByName() {
        assertThatThrownBy(
                        () -> sql.query("SELECT rbm64_count(s) FROM (VALUES (X'0102')) AS sets(s)"))
                .hasStackTraceContaining("2 bytes (01 02) are no rbm64 set");
    }

    @Test
    void wideIdsInRbm32_areRefusedByTheirType() {
        assertThatThrownBy(() -> sql.query("SELECT rbm32_of(CAST(1 AS BIGINT))"))
                .hasStackTraceContaining("rbm32_of(id => INT)");
    }

    @Test
    void unions_inAStream_endAtTheDistinctIds() throws Exception {
        TableEnvironment stream = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        // Small batches, each aggregated where it arises and merged with the group afterwards.
        stream.getConfig().set("table.exec.mini-batch.enabled", "true");
        stream.getConfig().set("table.exec.mini-batch.allow-latency", "1 s");
        stream.getConfig().set("table.exec.mini-batch.size", "20");
        stream.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
        DistinctFunctions.register(stream);
        String values =
                impressions().stream()
                        .map(i -> "(" + i.campaign() + ", " + i.user() + ")")
                        .collect(Collectors.joining(", "));
        Map<Object, org.apache.flink.types.Row> last = new HashMap<>();
        try (CloseableIterator<org.apache.flink.types.Row> changes =
                stream.executeSql(
                                "SELECT CAST(c AS BIGINT), rbm32_count(rbm32_union(rbm32_of(u))),"
                                        + " rbm64_count(rbm64_union(rbm64_of(u))),"
                                        + " hll_estimate(hll_union(hll_of(u))),"
                                        + " theta_estimate(theta_union(theta_of(u))) FROM (VALUES "
                                        + values
                                        + ") AS seen(c, u) GROUP BY c")
                        .collect()) {
            changes.forEachRemaining(row -> last.put(row.getField(0), row));
        }

        Map<List<?>, Set<Integer>> campaigns = users(impressions(), i -> List.of(i.campaign()));
        assertThat(last).hasSameSizeAs(campaigns);
        last.forEach(
                (campaign, row) -> {
                    row.setKind(RowKind.INSERT);
                    assertThat(row).isEqualTo(rolledUp(campaigns, (Long) campaign));
                });
    }
}
