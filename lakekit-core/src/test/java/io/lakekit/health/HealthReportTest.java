package io.lakekit.health;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.rules.Shows;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.paimon.consumer.Consumer;
import org.apache.paimon.consumer.ConsumerManager;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.sink.StreamTableCommit;
import org.apache.paimon.table.sink.StreamTableWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthReportTest {

    private enum Event {
        CLICK,
        VIEW
    }

    private static final Column<Long> K = Column.of("k", BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", BIGINT);
    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Event> EVENT =
            Column.of("event", ColumnType.enumeration(Event.class)).notNull();
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

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

    private static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.t").primaryKey(K).aggregate(V, AggFunctions.sum());
    }

    private static AppendTable.Builder days() {
        return AppendTable.named("ads.t").columns(DT, V).partitionedBy(DT);
    }

    private static <D extends TableDesign> void commit(LakeTable<D> table, Row... rows) {
        try (TableWriter<D> writer = table.writer()) {
            for (Row row : rows) {
                writer.rows().write(row);
            }
            writer.commit();
        }
    }

    /** More than a millisecond after the commit before, which is how briefly snapshots are kept. */
    private static <D extends TableDesign> void commitLater(LakeTable<D> table, Row row) {
        long before = System.currentTimeMillis();
        while (System.currentTimeMillis() < before + 2) {
            Thread.onSpinWait();
        }
        commit(table, row);
    }

    private static Row sum(long key, long value) {
        return Row.of(K, key).with(V, value);
    }

    private static Row day(String day) {
        return Row.of(DT, day).with(V, 1L);
    }

    /** What is found when this much time has gone by. */
    private static Diagnostics after(Duration time, LakeTable<?> table) {
        return HealthReport.of(table, Instant.now().plus(time)).findings();
    }

    private static String only(Diagnostics findings) {
        assertThat(findings.stream()).as("%s", findings).hasSize(1);
        return findings.toString();
    }

    @Test
    void of_tableThatIsWell_findsNothing() {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        assertThat(after(DAY, table)).as("empty").isEmpty();
        commit(table, sum(1, 1));
        commit(table, sum(1, 2));

        HealthReport report = HealthReport.of(table, Instant.EPOCH);

        assertThat(report.findings()).isEmpty();
        assertThat(report.table()).isEqualTo(table.design().name());
        assertThat(report.at()).isEqualTo(Instant.EPOCH);
        assertThat(after(DAY.multipliedBy(400), table)).as("more than a year later").isEmpty();
    }

    @Shows("LK1717")
    @Test
    void of_rowsThatNoCompactionRemoved_saysHowOldTheyAre() {
        Column<Long> at = Column.of("at", ColumnType.BIGINT).notNull();
        LatestTable design =
                LatestTable.named("ads.t")
                        .primaryKey(K)
                        .columns(V)
                        .orderedBy(at)
                        .keep(Retention.rows(Duration.ofDays(3), at))
                        .build();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        LakeTable<LatestTable> table =
                lake.create(design).clock(Clock.fixed(now.minus(TWO_DAYS), ZoneOffset.UTC));
        commit(table, sum(1, 1).with(at, now.minus(Duration.ofDays(4)).getEpochSecond()));
        assertThat(HealthReport.of(table, now, TWO_DAYS).findings()).as("in time").isEmpty();

        assertThat(only(HealthReport.of(table, now).findings()))
                .isEqualTo(
                        "LK1717 WARNING ads.t: 1 file has rows that are kept for 3 d, and the"
                                + " oldest is 4 d old; readers get them, or older rows of their"
                                + " keys, until a full compaction. Compact the whole table from a"
                                + " schedule: LakeTable.compact, or Flink's procedure"
                                + " sys.compact.");

        table.compact();
        assertThat(table.reader(K).toList()).isEmpty();
        assertThat(HealthReport.of(table, now).findings()).isEmpty();
    }

    @Test
    void of_negativePatience_isRefused() {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        assertThatThrownBy(() -> HealthReport.of(table, Instant.EPOCH, Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Patience PT-1H is negative; give how long something may wait");
    }

    @Shows("LK1701")
    @Test
    void of_changesThatNobodyCompacts_saysHowManyRowsWait() {
        LakeTable<SummaryTable> table =
                lake.create(
                        sums().changelog(ChangelogProducer.LOOKUP)
                                .rawOption("write-only", "true")
                                .build());
        commit(table, sum(1, 1), sum(2, 1));
        commit(table, sum(1, 2));
        assertThat(after(Duration.ofMinutes(30), table)).as("in time").isEmpty();

        assertThat(only(after(Duration.ofMinutes(150), table)))
                .isEqualTo(
                        "LK1701 ERROR ads.t: 3 rows in 2 files wait for a compaction, the oldest"
                                + " for 2 h; readers of changes do not see them. Run a compactor:"
                                + " LakeTable.compact or, while a job writes, Flink's procedure"
                                + " sys.compact.");

        table.compact();
        assertThat(after(DAY, table)).isEmpty();
    }

    @Shows("LK1701")
    @Test
    void of_deletionVectorsThatNobodyCompacts_saysThatReadersMissThem() {
        LakeTable<SummaryTable> table =
                lake.create(
                        sums().rawOption("deletion-vectors.enabled", "true")
                                .rawOption("write-only", "true")
                                .build());
        commit(table, sum(1, 1));
        assertThat(table.reader().toList()).isEmpty();

        assertThat(only(after(DAY, table)))
                .startsWith(
                        "LK1701 ERROR ads.t: 1 row in 1 file waits for a compaction, the oldest"
                                + " for ")
                .contains("; no reader sees them, and what they change is read as it was. ");

        table.compact();
        assertThat(table.reader().toList()).containsExactly(sum(1, 1));
        assertThat(after(DAY, table)).isEmpty();
    }

    @Shows("LK1701")
    @Test
    void of_postponedBuckets_saysThatNoReaderSeesThem() throws Exception {
        LakeTable<SummaryTable> table =
                lake.create(
                        sums().buckets(Buckets.postpone())
                                .accept("LK0607", "a job compacts it every hour")
                                .build());
        BatchWriteBuilder builder = table.unwrap().newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.write(GenericRow.of(1L, 1L));
            commit.commit(write.prepareCommit());
        }
        assertThat(table.reader().toList()).isEmpty();

        assertThat(only(after(DAY, table)))
                .contains("; no reader sees them before a job has given them buckets. ");
    }

    @Shows("LK1702")
    @Test
    void of_partitionsThatNothingExpires_namesTheOldest() {
        LakeTable<AppendTable> table =
                lake.create(days().keep(Retention.partitions(DAY.multipliedBy(30))).build());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        commit(table, day(today.toString()), day(today.minusDays(10).toString()));
        assertThat(after(Duration.ZERO, table)).isEmpty();

        assertThat(only(after(DAY.multipliedBy(25), table)))
                .startsWith(
                        "LK1702 WARNING ads.t: 1 partition is older than it is kept; {dt="
                                + today.minusDays(10)
                                + "}, kept for 30 d, was written 25 d ago; no writer lives long"
                                + " enough to check, or each check takes a hundred at most, and the"
                                + " table grows. Run Flink's procedure sys.expire_partitions");
        assertThat(after(DAY.multipliedBy(40), table).toString()).contains(": 2 partitions are ");
    }

    @Shows("LK1702")
    @Test
    void of_aBackFillOfExpiredPartitions_saysThatItGoes() {
        LakeTable<AppendTable> table =
                lake.create(days().keep(Retention.partitions(TWO_DAYS)).build());
        commit(table.clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), day("2020-01-01"));

        assertThat(only(after(Duration.ofSeconds(1), table)))
                .startsWith("LK1702 WARNING ads.t: ")
                .contains(
                        "; rows that were written into them after that are dropped by the next"
                                + " check, without an error. ");
    }

    @Shows("LK1702")
    @Test
    void of_writersThatOnlyWrite_saysThatNothingExpires() {
        LakeTable<AppendTable> table =
                lake.create(
                        days().keep(Retention.partitions(TWO_DAYS))
                                .rawOption("write-only", "true")
                                .build());
        commit(table, day(LocalDate.now(ZoneOffset.UTC).toString()));

        assertThat(only(after(DAY.multipliedBy(4), table)))
                .startsWith("LK1702 WARNING ads.t: ")
                .contains("; nothing removes them, and the table grows. Drop them from a schedule");
    }

    @Shows("LK1708")
    @Test
    void of_snapshotsThatCommitsLeave_saysHowMany() throws Exception {
        LakeTable<SummaryTable> table = lake.create(sums().rawOption("write-only", "true").build());
        for (int i = 0; i < 12; i++) {
            commitLater(table, sum(1, 1));
        }
        assertThat(after(DAY.multipliedBy(400), table)).as("kept for an hour").isEmpty();

        LakeTable<SummaryTable> brief =
                LakeTable.of(
                        table.design(),
                        table.unwrap().copy(Map.of("snapshot.time-retained", "1 ms")));
        Instant tomorrow = Instant.now().plus(DAY);
        assertThat(only(HealthReport.of(brief, tomorrow, Duration.ZERO).findings()))
                .isEqualTo(
                        "LK1708 WARNING ads.t: commits left 2 snapshots older than the 1 ms that"
                                + " they are kept,"
                                + " the oldest of 1 d ago; its writers are write-only and expire"
                                + " nothing, and the files that only they need stay. Run a"
                                + " compactor beside writers that write only, or"
                                + " Flink's procedure sys.expire_snapshots from a schedule.");
        assertThat(HealthReport.of(brief, tomorrow).findings()).as("not late yet").isEmpty();
    }

    @Shows("LK1702")
    @Test
    void of_typesOfEventsWithAgesOfTheirOwn_holdsEachToItsOwn() {
        HybridTable design =
                HybridTable.named("ads.t")
                        .partitionedBy(DT)
                        .shared(K)
                        .eventTypes(
                                EventType.of(EVENT, Event.CLICK)
                                        .keep(Retention.partitions(TWO_DAYS)),
                                EventType.of(EVENT, Event.VIEW))
                        .build();
        LakeTable<HybridTable> table = lake.create(design);
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        try (TableWriter<HybridTable> writer = table.writer()) {
            for (EventType type : design.eventTypes()) {
                writer.stream(type).write(Row.of(DT, today).with(K, 1L));
            }
            writer.commit();
        }
        assertThat(after(DAY, table)).isEmpty();

        assertThat(only(after(DAY.multipliedBy(4), table)))
                .startsWith("LK1702 WARNING ads.t: ")
                .contains(": 1 partition is older than it is kept; {dt=" + today)
                .contains("event=CLICK")
                .contains("; nothing removes them, and the table grows. Drop them from a schedule");
    }

    @Shows("LK1703")
    @Test
    void of_aConsumerThatStandsStill_namesIt() {
        LakeTable<SummaryTable> table =
                lake.create(sums().keep(Retention.snapshots(Duration.ofHours(1))).build());
        for (int i = 0; i < 12; i++) {
            commit(table, sum(1, 1));
        }
        FileStoreTable live = table.unwrap();
        ConsumerManager consumers = new ConsumerManager(live.fileIO(), live.location());
        consumers.resetConsumer(
                "at the end", new Consumer(live.latestSnapshot().orElseThrow().id() + 1));
        consumers.resetConsumer("forgotten", new Consumer(1));
        assertThat(after(Duration.ofMinutes(30), table)).isEmpty();

        assertThat(only(after(Duration.ofHours(5), table)))
                .isEqualTo(
                        "LK1703 WARNING ads.t: consumer 'forgotten' has not read snapshot 1,"
                                + " committed 5 h ago; that and all later snapshots are kept for"
                                + " it, for ever. Start its reader again, or delete it with Flink's"
                                + " procedure sys.reset_consumer.");

        consumers.deleteConsumer("forgotten");
        assertThat(after(Duration.ofHours(5), table)).isEmpty();
    }

    @Shows("LK1703")
    @Test
    void of_snapshotsThatAConsumerHolds_namesTheConsumerOnly() throws Exception {
        LakeTable<SummaryTable> table =
                lake.create(sums().keep(Retention.snapshots(Duration.ofMillis(1))).build());
        FileStoreTable live = table.unwrap();
        commit(table, sum(1, 1));
        new ConsumerManager(live.fileIO(), live.location())
                .resetConsumer("forgotten", new Consumer(1));
        for (int i = 0; i < 12; i++) {
            commitLater(table, sum(1, 1));
        }
        assertThat(live.snapshotManager().earliestSnapshotId()).isEqualTo(1);

        Instant tomorrow = Instant.now().plus(DAY);
        assertThat(only(HealthReport.of(table, tomorrow, Duration.ZERO).findings()))
                .startsWith("LK1703 WARNING ads.t: consumer 'forgotten' has not read snapshot 1,");
    }

    @Shows({"LK1704", "LK1705"})
    @Test
    void of_tagsThatMislead_namesThem() {
        Column<Long> g = Column.of("g", BIGINT);
        Column<Long> h = Column.of("h", BIGINT);
        SequenceGroup one = SequenceGroup.named("one").orderedBy(g).latest(V);
        SequenceGroup two = SequenceGroup.named("two").orderedBy(h).latest(Column.of("w", BIGINT));
        LakeTable<WideTable> first =
                lake.create(WideTable.named("ads.t").primaryKey(K).groups(one).build());
        Row row = Row.of(K, 1L).with(g, 1L).with(V, 5L);
        try (TableWriter<WideTable> writer = first.writer()) {
            writer.stream(one).write(row);
            writer.commit();
        }
        first.unwrap().createTag("2026", 1);
        assertThat(only(after(DAY, first)))
                .isEqualTo(
                        "LK1704 WARNING ads.t: tag '2026' is named like a snapshot; VERSION AS OF"
                                + " 2026 reads the tag, not the snapshot of that number. Rename it"
                                + " with Flink's procedure sys.rename_tag, to a name that begins"
                                + " with a letter.");
        first.unwrap().renameTag("2026", "before");

        LakeTable<WideTable> grown =
                lake.apply(
                        lake.plan(WideTable.named("ads.t").primaryKey(K).groups(one, two).build()));
        assertThat(only(after(DAY, grown)))
                .isEqualTo(
                        "LK1705 WARNING ads.t: tag 'before' has a schema that lacks columns which"
                                + " today's options name; Paimon's own readers refuse it. Read it"
                                + " with TableReader.asOfTag, which leaves today's options out.");
        assertThat(grown.reader(K, g, V, h).asOfTag("before").toList())
                .containsExactly(row.with(h, null));
    }

    @Shows("LK1707")
    @Test
    void of_twoUsersWhoCompactByTurns_namesThem() throws Exception {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        compact(table, "yesterday");
        compact(table, "one");
        compact(table, "one");
        compact(table, "other");
        assertThat(after(DAY, table)).as("one after the other").isEmpty();

        compact(table, "one");
        assertThat(only(after(DAY, table)))
                .startsWith("LK1707 WARNING ads.t: users [one, other] compact it by turns; ");
    }

    private static void compact(LakeTable<SummaryTable> table, String user) throws Exception {
        FileStoreTable live = table.unwrap();
        commit(table, sum(1, 1));
        long id = live.latestSnapshot().orElseThrow().id();
        try (StreamTableWrite write = live.newWrite(user);
                StreamTableCommit commit = live.newCommit(user)) {
            write.compact(BinaryRow.EMPTY_ROW, 0, true);
            commit.commit(id, write.prepareCommit(true, id));
        }
    }

    @Shows("LK1706")
    @Test
    void of_severalUsersOnAnObjectStoreWithoutALock_isAnError() {
        LakeTable<SummaryTable> local = lake.create(sums().build());
        LakeTable<SummaryTable> table =
                LakeTable.of(
                        local.design(),
                        FileStoreTableFactory.create(new ObjectStore(), local.unwrap().location()));
        commit(table, sum(1, 1));
        assertThat(after(DAY, table)).as("one user").isEmpty();
        commit(table, sum(1, 1));

        assertThat(after(DAY, local)).as("on a file system").isEmpty();
        assertThat(only(after(DAY, table)))
                .startsWith(
                        "LK1706 ERROR ads.t: 2 users committed to a table on an object store"
                                + " without a lock; a commit can overwrite another that had"
                                + " succeeded. ");
    }
}
