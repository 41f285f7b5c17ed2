package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.catalog.Lake;
import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.health.HealthReport;
import io.lakekit.health.ObjectStore;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.paimon.consumer.Consumer;
import org.apache.paimon.consumer.ConsumerManager;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.options.ExpireConfig;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.StreamTableCommit;
import org.apache.paimon.table.sink.StreamTableWrite;

/** Tables of the pages in docs/diagnostics that are ill, and made well. */
final class HealthExamples {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Long> VIEWS = Column.of("views", BIGINT);
    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<Long> VIEW_TIME = Column.of("view_ts", BIGINT);
    private static final Column<String> VIEW = Column.of("view", STRING);
    private static final Column<Long> CLICK_TIME = Column.of("click_ts", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup VIEWED =
            SequenceGroup.named("view").orderedBy(VIEW_TIME).latest(VIEW);
    private static final SequenceGroup CLICKED =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(PAGE);
    private static final AppendTable MONTH =
            AppendTable.named("ads.clicks")
                    .columns(DAY, AD)
                    .partitionedBy(DAY)
                    .keep(Retention.partitions(Duration.ofDays(30)))
                    .build();

    private static final Clock JANUARY =
            Clock.fixed(Instant.parse("2026-01-02T00:00:00Z"), ZoneOffset.UTC);

    /** What a page does to a lake. */
    @FunctionalInterface
    interface OnLake {
        void run(Lake lake) throws Exception;
    }

    private HealthExamples() {}

    static Map<String, Example> all() {
        return Map.ofEntries(
                Map.entry("LK1701", example(HealthExamples::waiting, HealthExamples::compacted)),
                Map.entry(
                        "LK1702",
                        example(HealthExamples::filledAgain, HealthExamples::keptForever)),
                Map.entry("LK1703", example(HealthExamples::standing, HealthExamples::deleted)),
                Map.entry("LK1704", example(HealthExamples::numeric, HealthExamples::named)),
                Map.entry(
                        "LK1705", example(HealthExamples::outgrown, HealthExamples::readByLakekit)),
                Map.entry("LK1706", example(HealthExamples::unlocked, HealthExamples::oneUser)),
                Map.entry("LK1707", example(HealthExamples::byTurns, HealthExamples::oneCompactor)),
                Map.entry("LK1708", example(HealthExamples::piledUp, HealthExamples::expired)),
                Map.entry(
                        "LK1709",
                        example(HealthExamples::heldAsItWas, HealthExamples::startedAgain)),
                Map.entry(
                        "LK1710",
                        example(HealthExamples::fewBuckets, HealthExamples::changedInTime)),
                Map.entry("LK1717", example(HealthExamples::agedRows, HealthExamples::removed)),
                Map.entry(
                        "LK1209",
                        example(HealthExamples::rowOfFewBuckets, HealthExamples::rowOfANewDay)),
                Map.entry(
                        "LK1210",
                        example(
                                HealthExamples::compactedFewBuckets,
                                HealthExamples::compactedANewDay)));
    }

    static Example example(OnLake wrong, OnLake right) {
        return new JavaExample(
                (page, warehouse) -> on(wrong, warehouse),
                (page, warehouse) -> on(right, warehouse));
    }

    private static void on(OnLake step, Path warehouse) throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            step.run(lake);
        }
    }

    static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.clicks")
                .primaryKey(AD)
                .aggregate(CLICKS, AggFunctions.sum());
    }

    static <D extends TableDesign> void write(LakeTable<D> table, Row row) {
        try (TableWriter<D> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
        }
    }

    static Row click() {
        return Row.of(AD, 7L).with(CLICKS, 1L);
    }

    /** What is found after three hours. */
    static void inspect(LakeTable<?> table) {
        Instant later = Instant.now().plus(Duration.ofHours(3));
        HealthReport.of(table, later).findings().throwIfAny();
    }

    private static LakeTable<LatestTable> sessions(Lake lake) {
        LatestTable design =
                LatestTable.named("ads.session")
                        .primaryKey(AD)
                        .orderedBy(CLICK_TIME.notNull())
                        .keep(Retention.rows(Duration.ofDays(30), CLICK_TIME))
                        .build();
        LakeTable<LatestTable> table = lake.create(design).clock(JANUARY);
        write(table, Row.of(AD, 7L).with(CLICK_TIME, JANUARY.instant().getEpochSecond()));
        return table;
    }

    private static void agedRows(Lake lake) {
        HealthReport.of(sessions(lake), Instant.parse("2026-03-02T00:00:00Z"))
                .findings()
                .throwIfAny();
    }

    private static void removed(Lake lake) {
        LakeTable<LatestTable> table = sessions(lake);
        table.compact();
        HealthReport.of(table, Instant.parse("2026-03-02T00:00:00Z")).findings().throwIfAny();
    }

    private static LakeTable<SummaryTable> changes(Lake lake) {
        SummaryTable design =
                sums().changelog(ChangelogProducer.LOOKUP).rawOption("write-only", "true").build();
        LakeTable<SummaryTable> table = lake.create(design);
        write(table, click());
        return table;
    }

    private static void waiting(Lake lake) {
        inspect(changes(lake));
    }

    private static void compacted(Lake lake) {
        LakeTable<SummaryTable> table = changes(lake);
        table.compact();
        inspect(table);
    }

    private static void filledAgain(Lake lake) {
        LakeTable<AppendTable> table = lake.create(MONTH).clock(JANUARY);
        write(table, Row.of(DAY, "2026-01-01").with(AD, 7L));
        inspect(table);
    }

    private static void keptForever(Lake lake) {
        lake.create(MONTH);
        AppendTable design =
                AppendTable.named("ads.clicks").columns(DAY, AD).partitionedBy(DAY).build();
        LakeTable<AppendTable> table = lake.apply(lake.plan(design));
        write(table, Row.of(DAY, "2026-01-01").with(AD, 7L));
        inspect(table);
    }

    private static void standing(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        write(table, click());
        consumers(table).resetConsumer("report", new Consumer(1));
        inspect(table);
    }

    private static void deleted(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        write(table, click());
        consumers(table).resetConsumer("report", new Consumer(1));
        consumers(table).deleteConsumer("report");
        inspect(table);
    }

    static ConsumerManager consumers(LakeTable<?> table) {
        return new ConsumerManager(table.unwrap().fileIO(), table.unwrap().location());
    }

    private static void numeric(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        write(table, click());
        table.unwrap().createTag("20261127", 1);
        inspect(table);
    }

    private static void named(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        write(table, click());
        table.unwrap().createTag("day-20261127", 1);
        inspect(table);
    }

    private static LakeTable<WideTable> grown(Lake lake) {
        WideTable design = WideTable.named("ads.ad").primaryKey(AD).groups(VIEWED).build();
        LakeTable<WideTable> table = lake.create(design);
        write(table, Row.of(AD, 7L).with(VIEW_TIME, 1L).with(VIEW, "banner"));
        table.unwrap().createTag("before-clicks", 1);
        WideTable more = WideTable.named("ads.ad").primaryKey(AD).groups(VIEWED, CLICKED).build();
        return lake.apply(lake.plan(more));
    }

    private static void outgrown(Lake lake) {
        inspect(grown(lake));
    }

    private static void readByLakekit(Lake lake) {
        LakeTable<WideTable> table = grown(lake);
        List<Row> rows = table.reader(AD, VIEW).asOfTag("before-clicks").toList();
        if (!rows.equals(List.of(Row.of(AD, 7L).with(VIEW, "banner")))) {
            throw new AssertionError(rows);
        }
    }

    private static LakeTable<SummaryTable> onObjectStore(Lake lake) {
        LakeTable<SummaryTable> local = lake.create(sums().build());
        FileStoreTable stored =
                FileStoreTableFactory.create(new ObjectStore(), local.unwrap().location());
        return LakeTable.of(local.design(), stored);
    }

    private static void unlocked(Lake lake) {
        LakeTable<SummaryTable> table = onObjectStore(lake);
        write(table, click());
        write(table, click());
        inspect(table);
    }

    private static void oneUser(Lake lake) {
        LakeTable<SummaryTable> table = onObjectStore(lake);
        try (TableWriter<SummaryTable> writer = table.resumableWriter("clicks")) {
            writer.rows().write(click());
            writer.commit();
            writer.rows().write(click());
            writer.commit();
        }
        inspect(table);
    }

    private static void byTurns(Lake lake) throws Exception {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        for (String job : List.of("clicks", "late-clicks", "clicks")) {
            compactAs(job, table);
        }
        inspect(table);
    }

    private static void oneCompactor(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().rawOption("write-only", "true").build());
        for (int i = 0; i < 3; i++) {
            write(table, click());
            table.compact();
        }
        inspect(table);
    }

    private static void compactAs(String user, LakeTable<SummaryTable> table) throws Exception {
        write(table, click());
        try (StreamTableWrite write = table.unwrap().newWrite(user);
                StreamTableCommit commit = table.unwrap().newCommit(user)) {
            long id = table.unwrap().latestSnapshot().orElseThrow().id();
            write.compact(BinaryRow.EMPTY_ROW, 0, true);
            commit.commit(id, write.prepareCommit(true, id));
        }
    }

    private static LakeTable<SummaryTable> piled(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().rawOption("write-only", "true").build());
        for (int i = 0; i < 12; i++) {
            write(table, click());
        }
        return table;
    }

    private static void piledUp(Lake lake) {
        inspectStrictly(piled(lake));
    }

    /** What is found where a snapshot is kept for a millisecond, and late after another. */
    private static void inspectStrictly(LakeTable<SummaryTable> table) {
        FileStoreTable brief = table.unwrap().copy(Map.of("snapshot.time-retained", "1 ms"));
        Instant later = Instant.now().plus(Duration.ofHours(3));
        HealthReport.of(LakeTable.of(table.design(), brief), later, Duration.ofMillis(1))
                .findings()
                .throwIfAny();
    }

    private static void expired(Lake lake) {
        LakeTable<SummaryTable> table = piled(lake);
        ExpireConfig config = ExpireConfig.builder().snapshotTimeRetain(Duration.ZERO).build();
        table.unwrap().newExpireSnapshots().config(config).expire();
        inspectStrictly(table);
    }

    private static SummaryTable days(int buckets) {
        return SummaryTable.named("ads.clicks")
                .primaryKey(DAY, AD)
                .partitionedBy(DAY)
                .aggregate(CLICKS, AggFunctions.max())
                .buckets(Buckets.fixed(buckets))
                .build();
    }

    private static void fewBuckets(Lake lake) {
        LakeTable<SummaryTable> few = lake.create(days(1));
        write(few, Row.of(DAY, "2026-11-24").with(AD, 7L).with(CLICKS, 2L));
        LakeTable<SummaryTable> more = lake.apply(lake.plan(days(4)), Risk.REWRITES_DATA);
        inspect(more);
    }

    private static void changedInTime(Lake lake) {
        lake.create(days(1));
        LakeTable<SummaryTable> more = lake.apply(lake.plan(days(4)));
        write(more, Row.of(DAY, "2026-11-25").with(AD, 7L).with(CLICKS, 3L));
        inspect(more);
    }

    private static void rowOfFewBuckets(Lake lake) {
        LakeTable<SummaryTable> few = lake.create(days(1));
        write(few, Row.of(DAY, "2026-11-24").with(AD, 7L).with(CLICKS, 2L));
        LakeTable<SummaryTable> more = lake.apply(lake.plan(days(4)), Risk.REWRITES_DATA);
        write(more, Row.of(DAY, "2026-11-24").with(AD, 7L).with(CLICKS, 3L));
    }

    private static void rowOfANewDay(Lake lake) {
        LakeTable<SummaryTable> few = lake.create(days(1));
        write(few, Row.of(DAY, "2026-11-24").with(AD, 7L).with(CLICKS, 2L));
        LakeTable<SummaryTable> more = lake.apply(lake.plan(days(4)), Risk.REWRITES_DATA);
        write(more, Row.of(DAY, "2026-11-25").with(AD, 7L).with(CLICKS, 3L));
    }

    private static void compactedFewBuckets(Lake lake) {
        LakeTable<SummaryTable> few = lake.create(days(1));
        write(few, Row.of(DAY, "2026-11-24").with(AD, 7L).with(CLICKS, 2L));
        LakeTable<SummaryTable> more = lake.apply(lake.plan(days(4)), Risk.REWRITES_DATA);
        more.compact().leftOut().throwIfAny();
    }

    private static void compactedANewDay(Lake lake) {
        LakeTable<SummaryTable> more = lake.apply(lake.plan(days(4)), Risk.REWRITES_DATA);
        write(more, Row.of(DAY, "2026-11-25").with(AD, 7L).with(CLICKS, 3L));
        more.compact(DAY.eq("2026-11-25")).leftOut().throwIfAny();
    }

    private static void heldAsItWas(Lake lake) throws Exception {
        FileStoreTable old = lake.create(sums().build()).unwrap();
        IOManager disk = IOManager.create(Files.createTempDirectory("lakekit-page").toString());
        StreamTableWrite write = old.newWrite("others").withIOManager(disk);
        StreamTableCommit commit = old.newCommit("others");
        lake.apply(lake.plan(sums().aggregate(VIEWS, AggFunctions.max()).build()));
        write.write(GenericRow.of(7L, 1L));
        commit.commit(1, write.prepareCommit(true, 1));
        write.close();
        commit.close();
        inspect(lake.open(sums().aggregate(VIEWS, AggFunctions.max()).build()));
    }

    private static void startedAgain(Lake lake) {
        write(lake.create(sums().build()), click());
        LakeTable<SummaryTable> now =
                lake.apply(lake.plan(sums().aggregate(VIEWS, AggFunctions.max()).build()));
        write(now, click().with(VIEWS, 1L));
        inspect(now);
    }
}
