package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.REQUEST;
import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Column;
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
import java.util.function.Consumer;
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

/**
 * A job that adds up what requests spend, slowly if it is told to, and that keeps its checkpoints.
 * Its table has a group of its own and perhaps others.
 */
final class SpendJob {

    static final int REQUESTS = 100;
    static final String DAY = "2026-11-23";

    static final Column<Long> BID_SEQ = Column.of("bid_seq", BIGINT);
    static final Column<Long> SPENT = Column.of("spent", BIGINT);
    static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_SEQ).aggregate(SPENT, AggFunctions.sum());

    private static final Map<String, CountDownLatch> CHECKPOINTS = new ConcurrentHashMap<>();

    /** What a request spends. */
    public record Bid(String dt, long reqId, Long bidSeq, Long spent) {
        static Bid at(long index) {
            return new Bid(DAY, index % REQUESTS, index, index);
        }
    }

    private final String name;
    private final Path checkpoints;

    /** A job whose name no other has, and with a directory of its own. */
    SpendJob(String name, Path checkpoints) {
        this.name = name;
        this.checkpoints = checkpoints;
    }

    static WideTable table(SequenceGroup... groups) {
        return table(Buckets.fixed(1), Retention.snapshots(Duration.ofHours(1)), groups);
    }

    static WideTable table(Buckets buckets, Retention kept, SequenceGroup... groups) {
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

    /** Starts it with the bids 0 to {@code count}, so many between two checkpoints. */
    JobClient start(WideTable design, LakeOptions lake, int count, int perCheckpoint)
            throws Exception {
        return start(new Configuration(), design, sink -> sink.attach(lake), count, perCheckpoint);
    }

    /** Starts it as {@link #start}, in a lake that is open. */
    JobClient start(WideTable design, Lake lake, int count, int perCheckpoint) throws Exception {
        return start(new Configuration(), design, sink -> sink.attach(lake), count, perCheckpoint);
    }

    /** Starts it with those bids that its last checkpoint does not hold yet, and awaits its end. */
    void resume(WideTable design, LakeOptions lake, int count) throws Exception {
        resume(lastCheckpoint().toString(), design, sink -> sink.attach(lake), count);
    }

    /** Starts it with those bids that a savepoint does not hold yet, and awaits its end. */
    void resume(String savepoint, WideTable design, Lake lake, int count) throws Exception {
        resume(savepoint, design, sink -> sink.attach(lake), count);
    }

    private void resume(
            String from, WideTable design, Consumer<LakeSink<WideTable>> attach, int count)
            throws Exception {
        start(
                        new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, from),
                        design,
                        attach,
                        count,
                        count)
                .getJobExecutionResult()
                .get();
    }

    private JobClient start(
            Configuration settings,
            WideTable design,
            Consumer<LakeSink<WideTable>> attach,
            int count,
            int perCheckpoint)
            throws Exception {
        StreamExecutionEnvironment environment = Jobs.streaming();
        environment.configure(
                settings.set(
                                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                                checkpoints.toUri().toString())
                        .set(
                                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION));
        attach.accept(
                LakeSink.into(design).uidPrefix(name).stream(
                        BID, bids(environment, count, perCheckpoint), Bid.class));
        return environment.executeAsync();
    }

    private DataStream<Bid> bids(
            StreamExecutionEnvironment environment, int count, int perCheckpoint) {
        CHECKPOINTS.put(name, new CountDownLatch(3));
        return Jobs.throttled(environment, Bid.class, count, perCheckpoint, Bid::at)
                .map(new CountCheckpoints(name))
                .returns(Bid.class)
                .uid("count-checkpoints");
    }

    void awaitCheckpoints() throws InterruptedException {
        assertThat(CHECKPOINTS.get(name).await(60, TimeUnit.SECONDS)).isTrue();
    }

    private Path lastCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingLong(SpendJob::number))
                    .orElseThrow();
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
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
