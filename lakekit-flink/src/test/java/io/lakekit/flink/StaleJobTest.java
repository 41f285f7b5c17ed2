package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.REQUEST;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose table changes while they run. */
@ExtendWith(FlinkCluster.class)
class StaleJobTest {

    private static final int COUNT = 6_000;
    private static final int REQUESTS = 100;
    private static final String DAY = "2026-11-23";

    private static final Column<Long> BID_SEQ = Column.of("bid_seq", BIGINT);
    private static final Column<Long> SPENT = Column.of("spent", BIGINT);
    private static final Column<Long> CLICK_SEQ = Column.of("click_seq", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_SEQ).aggregate(SPENT, AggFunctions.sum());
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_SEQ).latest(PAGE);

    private static final Map<String, CountDownLatch> CHECKPOINTS = new ConcurrentHashMap<>();

    /** What a request spends. */
    public record Bid(String dt, long reqId, Long bidSeq, Long spent) {
        static Bid at(long index) {
            return new Bid(DAY, index % REQUESTS, index, index);
        }
    }

    @TempDir Path warehouse;
    @TempDir Path checkpoints;

    private static WideTable table(Buckets buckets, Retention kept, SequenceGroup... groups) {
        WideTable.Builder table =
                WideTable.named("ads.spend")
                        .primaryKey(DT, REQUEST)
                        .groups(groups)
                        .buckets(buckets)
                        .keep(kept);
        if (List.of(groups).contains(BID)) {
            table = table.accept("LK0405", SPENT, "each bid comes once");
        }
        if (buckets instanceof Buckets.Dynamic) {
            table = table.accept("LK0606", "this job alone writes it");
        }
        return table.build();
    }

    private static WideTable table(SequenceGroup... groups) {
        return table(Buckets.fixed(1), Retention.snapshots(Duration.ofHours(1)), groups);
    }

    @Test
    void groupAddedBesideARunningJob_keepsItsValues_andTheJobGoesOnWithTheNewDesign()
            throws Exception {
        StreamExecutionEnvironment first = streaming();
        LakeSink.into(table(BID)).stream(BID, bids(first, "first", 12), Bid.class)
                .attach(options());
        JobClient running = first.executeAsync();
        awaitCheckpoints("first");

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> changed = lake.apply(lake.plan(table(BID, CLICK)));
            for (int round = 0; round < 3; round++) {
                writeClicks(changed, round);
            }
            assertEnded(running, "column 'click_seq' was added, column 'page' was added");
            assertThat(pages(changed)).hasSize(REQUESTS).containsOnly("page 2");
        }

        StreamExecutionEnvironment second = streaming();
        second.configure(
                new Configuration()
                        .set(StateRecoveryOptions.SAVEPOINT_PATH, lastCheckpoint().toString()));
        LakeSink.into(table(BID, CLICK)).stream(BID, bids(second, "second", COUNT), Bid.class)
                .attach(options());
        second.execute();

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> changed = lake.open(table(BID, CLICK));
            changed.compact();
            assertThat(pages(changed)).hasSize(REQUESTS).containsOnly("page 2");
            assertThat(spent(changed)).isEqualTo(LongStream.range(0, COUNT).sum());
        }
    }

    @Test
    void groupAddedBesideAJobOfDynamicBuckets_endsIt() throws Exception {
        Retention kept = Retention.snapshots(Duration.ofHours(1));
        StreamExecutionEnvironment job = streaming();
        LakeSink.into(table(Buckets.dynamic(), kept, BID)).stream(
                        BID, bids(job, "dynamic", 12), Bid.class)
                .attach(options());
        JobClient running = job.executeAsync();
        awaitCheckpoints("dynamic");

        try (Lake lake = Lake.open(warehouse)) {
            lake.apply(lake.plan(table(Buckets.dynamic(), kept, BID, CLICK)));
            assertEnded(running, "column 'click_seq' was added, column 'page' was added");
        }
    }

    @Test
    void tableCreatedAnewUnderARunningJob_isNotWritten() throws Exception {
        StreamExecutionEnvironment job = streaming();
        LakeSink.into(table(BID)).stream(BID, bids(job, "anew", 12), Bid.class).attach(options());
        JobClient running = job.executeAsync();
        awaitCheckpoints("anew");

        try (Lake lake = Lake.open(warehouse)) {
            lake.drop(table(BID).name());
            LakeTable<WideTable> anew = lake.create(table(CLICK));
            writeClicks(anew, 7);
            assertThatThrownBy(() -> running.getJobExecutionResult().get()).isNotNull();
            assertThat(pages(anew)).hasSize(REQUESTS).containsOnly("page 7");
        }
    }

    @Test
    void otherRetention_leavesAJobRunning() throws Exception {
        StreamExecutionEnvironment job = streaming();
        LakeSink.into(table(BID)).stream(BID, bids(job, "kept", 200), Bid.class).attach(options());
        JobClient running = job.executeAsync();
        awaitCheckpoints("kept");

        try (Lake lake = Lake.open(warehouse)) {
            WideTable longer =
                    table(Buckets.fixed(1), Retention.snapshots(Duration.ofHours(5)), BID);
            LakeTable<WideTable> changed = lake.apply(lake.plan(longer));
            running.getJobExecutionResult().get();
            assertThat(spent(changed)).isEqualTo(LongStream.range(0, COUNT).sum());
        }
    }

    private StreamExecutionEnvironment streaming() {
        StreamExecutionEnvironment environment = Jobs.streaming();
        environment.configure(
                new Configuration()
                        .set(
                                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                                checkpoints.toUri().toString())
                        .set(
                                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION));
        return environment;
    }

    private static DataStream<Bid> bids(
            StreamExecutionEnvironment job, String name, int perCheckpoint) {
        CHECKPOINTS.put(name, new CountDownLatch(3));
        return Jobs.throttled(job, Bid.class, COUNT, perCheckpoint, Bid::at)
                .map(new CountCheckpoints(name))
                .returns(Bid.class)
                .uid("count-checkpoints");
    }

    private static void awaitCheckpoints(String job) throws InterruptedException {
        assertThat(CHECKPOINTS.get(job).await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void writeClicks(LakeTable<WideTable> table, int round) {
        try (TableWriter<WideTable> writer = table.writer()) {
            for (long request = 0; request < REQUESTS; request++) {
                writer.stream(CLICK)
                        .write(
                                Row.of(DT, DAY)
                                        .with(REQUEST, request)
                                        .with(CLICK_SEQ, (long) round)
                                        .with(PAGE, "page " + round));
            }
            writer.commit();
        }
    }

    private static void assertEnded(JobClient job, String change) {
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .hasStackTraceContaining(
                        "LK1308 ERROR ads.spend: since the job was built, " + change)
                .hasStackTraceContaining("submit it from its last checkpoint or savepoint");
    }

    private static List<String> pages(LakeTable<WideTable> table) {
        return table.reader(REQUEST, PAGE).toList().stream()
                .map(row -> String.valueOf(row.get(PAGE)))
                .toList();
    }

    private static long spent(LakeTable<WideTable> table) {
        return table.reader(SPENT).toList().stream().mapToLong(row -> row.get(SPENT)).sum();
    }

    private Path lastCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingLong(StaleJobTest::number))
                    .orElseThrow();
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }

    /** Tells the test, which runs in the same JVM, of completed checkpoints. */
    private static final class CountCheckpoints
            implements MapFunction<Bid, Bid>, CheckpointListener {

        private static final long serialVersionUID = 1L;

        private final String job;

        CountCheckpoints(String job) {
            this.job = job;
        }

        @Override
        public Bid map(Bid bid) {
            return bid;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            CHECKPOINTS.get(job).countDown();
        }
    }
}
