package io.lakekit.health;

import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.junit.LakeExtension;
import io.lakekit.rules.Shows;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.paimon.consumer.Consumer;
import org.apache.paimon.consumer.ConsumerManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.OutOfRangeException;
import org.apache.paimon.table.source.StreamTableScan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Health of tables that are written, compacted and read in a bad way. */
@Tag("long")
class UseFindingsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> K = Column.of("k", BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", BIGINT);
    private static final Column<Long> BID_AT = Column.of("bid_at", BIGINT);
    private static final Column<Long> CLICK_AT = Column.of("click_at", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup BID = SequenceGroup.named("bid").orderedBy(BID_AT).latest(V);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_AT).latest(PAGE);
    private static final AppendTable DAYS =
            AppendTable.named("ads.t").columns(DT, K).partitionedBy(DT).build();
    private static final WideTable WIDE =
            WideTable.named("ads.t")
                    .primaryKey(DT, K)
                    .partitionedBy(DT)
                    .groups(BID, CLICK)
                    .buckets(Buckets.fixed(1))
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.t")
                .primaryKey(K)
                .aggregate(V, sum())
                .buckets(Buckets.fixed(1));
    }

    private static <D extends TableDesign> void commit(LakeTable<D> table, int times, Row row) {
        try (TableWriter<D> writer = table.writer()) {
            for (int i = 0; i < times; i++) {
                writer.rows().write(row);
                writer.commit();
            }
        }
    }

    private static Diagnostics after(Duration time, LakeTable<?> table) {
        return HealthReport.of(table, Instant.now().plus(time)).findings();
    }

    private static Row sumOf(long key) {
        return Row.of(K, key).with(V, 1L);
    }

    @Shows("LK1713")
    @Test
    void of_manySmallFiles_namesTheFullestBucket() {
        LakeTable<AppendTable> table = lake.create(DAYS);
        commit(table, SmallFiles.MOST, Row.of(DT, "2026-11-27").with(K, 1L));
        commit(table, SmallFiles.MOST + 10, Row.of(DT, "2026-11-28").with(K, 1L));
        assertThat(after(Duration.ofMinutes(30), table)).as("in time").isEmpty();

        assertThat(after(DAY, table).toString())
                .matches(
                        "LK1713 WARNING ads.t: bucket 0 of \\{dt=2026-11-28} has 60 small files,"
                                + " \\d+ KB"
                                + " together, that nothing compacted for 1 h; each read of the"
                                + " bucket opens all of them, and merges them in a table with a"
                                + " key. Run a"
                                + " compactor: LakeTable.compact, or Flink's procedure"
                                + " sys.compact.");

        commit(table, 1, Row.of(DT, "2026-11-27").with(K, 1L));
        assertThat(after(DAY, table).toString()).contains("and so it is with 1 other bucket; ");

        table.compact();
        assertThat(after(DAY, table)).isEmpty();
    }

    @Shows("LK1713")
    @Test
    void of_manySmallFilesOfATableWithAKey_saysSo() {
        LakeTable<SummaryTable> table = lake.create(sums().rawOption("write-only", "true").build());
        commit(table, SmallFiles.MOST + 1, sumOf(1));

        assertThat(after(DAY, table).toString())
                .startsWith("LK1713 WARNING ads.t: bucket 0 has 51 small files, ");
    }

    /** What a consumer ahead costs, as plain Paimon has it. */
    @Shows("LK1714")
    @Test
    void of_aConsumerAheadOfTheNewestSnapshot_saysWhatItMisses() {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        commit(table, 3, sumOf(1));
        FileStoreTable live = table.unwrap();
        long newest = live.latestSnapshot().orElseThrow().id();
        ConsumerManager consumers = new ConsumerManager(live.fileIO(), live.location());
        consumers.resetConsumer("report", new Consumer(newest + 1));
        assertThat(after(Duration.ZERO, table)).as("at the end").isEmpty();

        live.rollbackTo(1);
        assertThat(after(Duration.ZERO, table).toString())
                .isEqualTo(
                        "LK1714 ERROR ads.t: consumer 'report' waits for snapshot %d, and the newest is 1;"
                                        .formatted(newest + 1)
                                + " its reader fails, or reads nothing until the table has grown"
                                + " that far and misses the rows of snapshots 2 to %d. Set it back to"
                                        .formatted(newest)
                                + " snapshot 2, or to the one after the last whose rows it may"
                                + " keep,"
                                + " with Flink's procedure sys.reset_consumer.");
        StreamTableScan scan = live.newStreamScan();
        scan.restore(newest + 1);
        assertThatThrownBy(
                        () -> {
                            for (int polls = 0; polls < 100; polls++) {
                                assertThat(scan.plan().splits()).isEmpty();
                            }
                        })
                .isInstanceOf(OutOfRangeException.class);

        consumers.resetConsumer("report", new Consumer(2));
        assertThat(after(Duration.ZERO, table)).isEmpty();
    }

    @Shows("LK1714")
    @Test
    void of_aConsumerOfATableWithoutSnapshots_isAheadBeyondTheFirst() {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        FileStoreTable live = table.unwrap();
        ConsumerManager consumers = new ConsumerManager(live.fileIO(), live.location());
        consumers.resetConsumer("report", new Consumer(1));
        assertThat(after(Duration.ZERO, table)).isEmpty();

        consumers.resetConsumer("report", new Consumer(5));
        assertThat(after(Duration.ZERO, table).codes()).containsExactly("LK1714");
    }

    @Shows("LK1708")
    @Test
    void of_moreSnapshotsThanAreKept_saysHowManyMore() {
        LakeTable<SummaryTable> table = lake.create(sums().rawOption("write-only", "true").build());
        commit(table, 15, sumOf(1));
        LakeTable<SummaryTable> few =
                LakeTable.of(
                        table.design(),
                        table.unwrap()
                                .copy(
                                        Map.of(
                                                "snapshot.num-retained.min", "1",
                                                "snapshot.num-retained.max", "3")));

        Instant tomorrow = Instant.now().plus(DAY);
        assertThat(HealthReport.of(few, tomorrow).findings()).as("not late yet").isEmpty();
        assertThat(HealthReport.of(few, tomorrow, Duration.ZERO).findings().toString())
                .startsWith("LK1708 WARNING ads.t: commits left ")
                .contains(
                        " snapshots more than the 3 that are kept at most, the oldest of 1 d ago;");
    }

    private static void write(TableWriter<WideTable> writer, String day, long from, long to) {
        for (long key = from; key < to; key++) {
            writer.stream(BID).write(Row.of(DT, day).with(K, key).with(BID_AT, 1L).with(V, 1L));
        }
    }

    private static void click(TableWriter<WideTable> writer, String day, long key) {
        writer.stream(CLICK).write(Row.of(DT, day).with(K, key).with(CLICK_AT, 2L).with(PAGE, "a"));
    }

    @Shows("LK1715")
    @Test
    void of_rowsThatALateStreamBegan_saysHowManyLackTheFirst() {
        LakeTable<WideTable> table = lake.create(WIDE);
        try (TableWriter<WideTable> writer = table.writer()) {
            write(writer, "2026-11-27", 0, 200);
            click(writer, "2026-11-27", 7);
            write(writer, "2026-11-28", 0, 100);
            click(writer, "2026-11-28", 1007);
            click(writer, "2026-11-28", 1008);
            writer.commit();
        }
        assertThat(after(DAY, table)).as("not merged whole").isEmpty();

        table.compact();
        assertThat(after(Duration.ofMinutes(30), table)).as("not at rest").isEmpty();
        assertThat(after(DAY, table).toString())
                .isEqualTo(
                        "LK1715 WARNING ads.t group 'bid': 2 of 102 rows of partition"
                                + " {dt=2026-11-28} lack this group, which most rows have; a late"
                                + " stream began these rows under another key than the rest of"
                                + " their"
                                + " values, or after the rest had expired, and counts of this"
                                + " group miss them. Let each stream carry the key of the"
                                + " event that begins a row, its day included, and keep partitions"
                                + " until the last event of a key has come.");
    }

    @Test
    void of_streamsThatFillRowsOfTheirOwn_findsNothing() {
        LakeTable<WideTable> table = lake.create(WIDE);
        try (TableWriter<WideTable> writer = table.writer()) {
            write(writer, "2026-11-27", 0, 50);
            for (long key = 50; key < 100; key++) {
                click(writer, "2026-11-27", key);
            }
            writer.commit();
        }
        table.compact();

        assertThat(after(DAY, table)).as("no group is in most rows").isEmpty();
    }

    @Test
    void of_fewRowsThatLackTheFirst_findsNothing() {
        LakeTable<WideTable> table = lake.create(WIDE);
        try (TableWriter<WideTable> writer = table.writer()) {
            write(writer, "2026-11-27", 0, 200);
            click(writer, "2026-11-27", 1007);
            writer.commit();
        }
        table.compact();

        assertThat(after(DAY, table)).isEmpty();
    }

    /** Files of before have no such column: nothing is said of them. */
    @Test
    void of_aGroupAddedLater_saysNothingOfFilesOfBefore() {
        WideTable bidsOnly =
                WideTable.named("ads.t")
                        .primaryKey(DT, K)
                        .partitionedBy(DT)
                        .groups(CLICK)
                        .buckets(Buckets.fixed(1))
                        .build();
        LakeTable<WideTable> before = lake.create(bidsOnly);
        try (TableWriter<WideTable> writer = before.writer()) {
            click(writer, "2026-11-26", 1);
            writer.commit();
        }
        before.compact();
        WideTable both =
                WideTable.named("ads.t")
                        .primaryKey(DT, K)
                        .partitionedBy(DT)
                        .groups(CLICK, BID)
                        .buckets(Buckets.fixed(1))
                        .build();
        LakeTable<WideTable> table = lake.lake().apply(lake.lake().plan(both));
        try (TableWriter<WideTable> writer = table.writer()) {
            write(writer, "2026-11-27", 0, 10);
            writer.commit();
        }
        table.compact();

        assertThat(after(DAY, table)).isEmpty();
    }
}
