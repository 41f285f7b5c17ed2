package io.lakekit.distinct;

import static io.lakekit.design.AggFunctions.hllSketch;
import static io.lakekit.design.AggFunctions.rbm32;
import static io.lakekit.design.AggFunctions.rbm64;
import static io.lakekit.design.AggFunctions.thetaSketch;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.SummaryTable;
import io.lakekit.design.ValueColumn;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A summary table with a column of each function, filled by several commits with overlapping ids:
 * what Paimon merges is what the ids make and what the sets of the rows unite to.
 */
class DistinctColumnsTest {

    private static final long SEED = 20261123;
    private static final int ADS = 3;
    private static final int COMMITS = 6;

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<byte[]> SMALL_IDS = Column.of("small_ids", BYTES);
    private static final Column<byte[]> IDS = Column.of("ids", BYTES);
    private static final Column<byte[]> HLL = Column.of("ids_hll", BYTES);
    private static final Column<byte[]> THETA = Column.of("ids_theta", BYTES);

    private static final SummaryTable REACH =
            SummaryTable.named("ads.reach")
                    .primaryKey(AD)
                    .aggregate(SMALL_IDS, rbm32())
                    .aggregate(IDS, rbm64())
                    .aggregate(HLL, hllSketch())
                    .aggregate(THETA, thetaSketch())
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private final Map<Long, Set<Integer>> truth = new HashMap<>();
    private final List<List<Row>> commits = new ArrayList<>();

    @BeforeEach
    void drawRows() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int commit = 0; commit < COMMITS; commit++) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                long ad = random.nextInt(ADS);
                // Ad 0 is seen by few, so that its theta sketches stay exact.
                int[] ids = random.ints(200, -10_000, ad == 0 ? -9_500 : 20_000).toArray();
                for (int id : ids) {
                    truth.computeIfAbsent(ad, any -> new HashSet<>()).add(id);
                }
                rows.add(row(ad, i % 10 == 0 ? new int[] {ids[0]} : ids));
                rows.add(row(ad, ids));
            }
            commits.add(rows);
        }
    }

    private static Row row(long ad, int[] ids) {
        Rbm64.Builder exact = Rbm64.builder();
        Hll.Builder hll = Hll.builder();
        Theta.Builder theta = Theta.builder();
        for (int id : ids) {
            exact.add(id);
            hll.add("user-" + id);
            theta.add(id);
        }
        return Row.of(AD, ad)
                .with(SMALL_IDS, Rbm32.of(ids).toBytes())
                .with(IDS, exact.build().toBytes())
                .with(HLL, hll.build().toBytes())
                .with(THETA, theta.build().toBytes());
    }

    @Test
    void columns_mergedCompactedAndReplayed_countTheDistinctIds() {
        LakeTable<SummaryTable> table = lake.create(REACH);
        commits.forEach(rows -> write(table, rows));
        List<Row> merged = table.reader().toList();
        check(merged);

        table.compact();
        check(table.reader().toList());

        commits.forEach(rows -> write(table, rows));
        check(table.reader().toList());
        assertThat(exactParts(table.reader().toList())).isEqualTo(exactParts(merged));
    }

    private static void write(LakeTable<SummaryTable> table, List<Row> rows) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            RecordSink<Row> sink = writer.rows();
            rows.forEach(sink::write);
            writer.commit();
        }
    }

    private void check(List<Row> found) {
        assertThat(found).hasSize(ADS);
        for (Row row : found) {
            int distinct = truth.get(row.get(AD)).size();
            assertThat(Rbm32.read(row.get(SMALL_IDS)).count()).isEqualTo(distinct);
            assertThat(Rbm64.read(row.get(IDS)).count()).isEqualTo(distinct);
            for (ValueColumn value : REACH.values()) {
                Estimate stored = DistinctSet.read(value.function(), bytes(row, value)).estimate();
                assertThat(stored)
                        .as("%s of %d ids, seed %d", value, distinct, SEED)
                        .matches(estimate -> estimate.covers(distinct), "covers the truth");
                assertThat(united(value, row.get(AD)).estimate())
                        .as("%s of %d ids, seed %d", value, distinct, SEED)
                        .matches(estimate -> agrees(estimate, stored, value), "is as stored");
            }
        }
    }

    /** HLL is the one whose estimate depends on the order of unions, within its bounds. */
    private static boolean agrees(Estimate united, Estimate stored, ValueColumn value) {
        return value.column().equals(HLL)
                ? united.lowest() <= stored.value() && stored.value() <= united.highest()
                : united.equals(stored);
    }

    private DistinctSet united(ValueColumn value, Long ad) {
        DistinctSet.Builder all = DistinctSet.builder(value.function());
        commits.stream()
                .flatMap(List::stream)
                .filter(row -> ad.equals(row.get(AD)))
                .forEach(row -> all.union(bytes(row, value)));
        return all.build();
    }

    private static byte[] bytes(Row row, ValueColumn value) {
        return (byte[]) row.get(value.column());
    }

    private static List<Row> exactParts(List<Row> rows) {
        return rows.stream().map(row -> row.with(HLL, null)).toList();
    }
}
