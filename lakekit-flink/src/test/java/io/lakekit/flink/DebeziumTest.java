package io.lakekit.flink;

import static io.lakekit.flink.AdLogJob.ADS;
import static io.lakekit.flink.AdLogJob.AD_DIMENSION;
import static io.lakekit.flink.AdLogJob.CAMPAIGNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.RowStream;
import io.lakekit.junit.LakeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The log of a database's table, as Debezium writes it, into tables of three kinds. */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class DebeziumTest {

    private static final int EVENTS = 400;
    private static final int ADS_OF_A_FILE = 8;
    private static final int FILES = 3;

    private static final AtomicInteger ROWS = new AtomicInteger();

    /** A row of the database, or of a table that copies it. */
    public record Ad(
            long adId, @Nullable String campaign, @Nullable Long budget, @Nullable Long version) {

        String json() {
            return "{\"ad_id\":%d,\"campaign\":\"%s\",\"budget\":%d,\"version\":%d}"
                    .formatted(adId, campaign, budget, version);
        }
    }

    /** A row of the summary. */
    public record Campaign(String campaign, @Nullable Long budget, @Nullable Long ads) {}

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();
    @TempDir Path log;

    private final Map<Long, Ad> database = new TreeMap<>();
    private final Map<Long, Ad> described = new TreeMap<>();
    private final Map<String, Campaign> campaigns = new TreeMap<>();

    /** Fills the log: all events of an ad are in one file, in their order. */
    @BeforeEach
    void change() throws IOException {
        long seed = System.nanoTime();
        System.out.println("DebeziumTest, seed " + seed);
        Random random = new Random(seed);
        List<List<String>> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(new ArrayList<>());
        }
        for (long version = 0; version < EVENTS; version++) {
            long id = random.nextInt(ADS_OF_A_FILE * FILES);
            files.get((int) id % FILES).add(event(random, id, version));
        }
        for (int i = 0; i < FILES; i++) {
            Files.write(log.resolve("part-" + i + ".json"), files.get(i));
        }
    }

    private String event(Random random, long id, long version) {
        Ad before = database.get(id);
        boolean deletes = before != null && random.nextInt(4) == 0;
        Ad after =
                deletes
                        ? null
                        : new Ad(id, "c" + random.nextInt(5), (long) random.nextInt(100), version);
        put(id, before, after);
        String operation = before == null ? random.nextBoolean() ? "c" : "r" : deletes ? "d" : "u";
        return "{\"before\":%s,\"after\":%s,\"op\":\"%s\",\"source\":{\"lsn\":%d},\"ts_ms\":%d}"
                .formatted(json(before), json(after), operation, version, 1_000 + version);
    }

    private static @Nullable String json(@Nullable Ad ad) {
        return ad == null ? null : ad.json();
    }

    private void put(long id, @Nullable Ad before, @Nullable Ad after) {
        if (before != null) {
            add(before, -1);
            database.remove(id);
            described.put(id, new Ad(id, null, null, before.version()));
        }
        if (after != null) {
            add(after, 1);
            database.put(id, after);
            described.put(id, after);
        }
    }

    private void add(Ad ad, long sign) {
        campaigns.merge(
                ad.campaign(),
                new Campaign(ad.campaign(), sign * ad.budget(), sign),
                (sum, more) ->
                        new Campaign(
                                sum.campaign(),
                                sum.budget() + more.budget(),
                                sum.ads() + more.ads()));
    }

    private static StreamExecutionEnvironment job() {
        StreamExecutionEnvironment job = Jobs.streaming();
        job.configure(new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, true));
        return job;
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(lake.warehouse());
    }

    @Test
    void log_ofAJobThatFails_fillsTablesOfThreeKinds() throws Exception {
        StreamExecutionEnvironment job = job();
        StreamTableEnvironment tables = StreamTableEnvironment.create(job);
        DataStream<Row> ads = failing(AdLogJob.read(tables, log.toUri().toString()));
        AdLogJob.copy(ads, options());
        AdLogJob.describe(ads, options());
        AdLogJob.sumUp(tables, options());
        job.execute();

        assertThat(ROWS.get()).isGreaterThan(EVENTS);
        requireAds();
        assertThat(rows(CAMPAIGNS, Campaign.class))
                .containsExactlyInAnyOrderElementsOf(campaigns.values());
    }

    /** Fails at one row in the middle, once. */
    private static DataStream<Row> failing(DataStream<Row> rows) {
        ROWS.set(0);
        MapFunction<Row, Row> fail =
                row -> {
                    if (ROWS.incrementAndGet() == EVENTS / 2) {
                        throw new IllegalStateException("Failure on purpose");
                    }
                    return row;
                };
        return rows.map(fail)
                .returns(rows.getType())
                .setParallelism(rows.getParallelism())
                .uid("fail-once");
    }

    private void requireAds() {
        assertThat(rows(ADS, Ad.class)).containsExactlyInAnyOrderElementsOf(database.values());
        assertThat(rows(AD_DIMENSION, Ad.class))
                .containsExactlyInAnyOrderElementsOf(described.values());
    }

    /** An order tells what is old, so that a log may be read again from its beginning. */
    @Test
    void logThatIsReadAgain_changesNothingWhereAnOrderTellsOldRows() throws Exception {
        for (int run = 0; run < 2; run++) {
            StreamExecutionEnvironment job = job();
            StreamTableEnvironment tables = StreamTableEnvironment.create(job);
            RowStream ads = RowStream.of(AdLogJob.read(tables, log.toUri().toString()));
            LakeSink.into(ADS).changes(ads).freshStart("read again").attach(options());
            LakeSink.into(AD_DIMENSION)
                    .changes(AdLogJob.SETTING, ads)
                    .freshStart("read again")
                    .attach(options());
            job.execute();

            requireAds();
        }
    }

    /** A sum counts what comes again, unless the whole log takes the place of what was. */
    @Test
    void sums_mayBeFilledAgainInPlaceOfWhatWas() throws Exception {
        for (int run = 0; run < 2; run++) {
            StreamExecutionEnvironment job = job();
            StreamTableEnvironment tables = StreamTableEnvironment.create(job);
            var unused = AdLogJob.read(tables, log.toUri().toString());
            AdLogJob.fillAgain(job, tables, options());

            assertThat(rows(CAMPAIGNS, Campaign.class))
                    .containsExactlyInAnyOrderElementsOf(campaigns.values());
        }
    }

    @Test
    void records_areSummedUpAsRowsAre() throws Exception {
        StreamExecutionEnvironment job = job();
        StreamTableEnvironment tables = StreamTableEnvironment.create(job);
        var unused = AdLogJob.read(tables, log.toUri().toString());
        AdLogJob.sumUpRecords(
                tables.toChangelogStream(tables.sqlQuery("SELECT campaign, budget FROM ad_log")),
                options());
        job.execute();

        assertThat(rows(CAMPAIGNS, Campaign.class))
                .containsExactlyInAnyOrderElementsOf(campaigns.values());
    }

    /** PostgreSQL logs no old rows by default, and of a deleted row the key. */
    @Test
    void logWithoutOldRows_isRefused() throws Exception {
        String before = "{\"ad_id\":1,\"campaign\":null,\"budget\":null,\"version\":null}";
        String delete = "{\"before\":%s,\"after\":null,\"op\":\"d\"}";
        String update = "{\"before\":null,\"after\":%s,\"op\":\"u\"}";

        assertThat(refusal(delete.formatted(before), ADS))
                .contains("LK1216 ERROR ads.ad.version: is null in a row that retracts")
                .contains("REPLICA IDENTITY FULL");
        assertThat(refusal(delete.formatted(before), AD_DIMENSION))
                .contains("LK1216 ERROR ads.ad_dimension")
                .contains("REPLICA IDENTITY FULL");
        assertThat(refusal(delete.formatted(before), CAMPAIGNS))
                .contains("LK1201 ERROR ads.campaign.campaign: is null")
                .contains("Let the source send the whole old row");
        assertThat(refusal(update.formatted(new Ad(1, "c", 1L, 1L).json()), ADS))
                .contains("REPLICA IDENTITY to FULL");
    }

    private String refusal(String event, TableDesign design) throws Exception {
        Files.writeString(
                log.resolve("part-0.json"),
                "{\"before\":null,\"after\":%s,\"op\":\"c\"}%n%s%n"
                        .formatted(new Ad(1, "c", 1L, 1L).json(), event));
        StreamExecutionEnvironment job = job();
        StreamTableEnvironment tables = StreamTableEnvironment.create(job);
        DataStream<Row> ads = AdLogJob.read(tables, log.toUri().toString());
        if (design == ADS) {
            AdLogJob.copy(ads, options());
        } else if (design == AD_DIMENSION) {
            AdLogJob.describe(ads, options());
        } else {
            AdLogJob.sumUp(tables, options());
        }
        String[] found = {""};
        assertThatThrownBy(() -> job.execute())
                .satisfies(e -> found[0] = ExceptionUtils.stringifyException(e));
        return found[0];
    }

    private <R extends Record> List<R> rows(TableDesign design, Class<R> type) {
        return lake.lake().open(design).reader(type).toList();
    }
}
