package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.PRICE;
import static io.lakekit.flink.AdEvents.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FlinkCluster.class)
class SavepointTest {

    private static final int COUNT = 20_000;

    /** A number to add to a request's. */
    public record Price(String dt, long reqId, Long price) {
        static Price at(long index) {
            return new Price("2026-11-23", index % 10, index);
        }
    }

    /** A number of another stream. */
    public record Bonus(String dt, long reqId, Long price) {}

    @TempDir Path warehouse;
    @TempDir Path savepoints;

    private final SummaryTable design =
            SummaryTable.named("ads.spend")
                    .primaryKey(DT, REQUEST)
                    .aggregate(PRICE, AggFunctions.sum())
                    .build();

    @Test
    void stoppedJob_restartedWithOneMoreStream_losesAndDoublesNothing() throws Exception {
        StreamExecutionEnvironment first = Jobs.streaming();
        LakeSink.into(design).rows(prices(first, 12), Price.class).attach(options());
        JobClient running = first.executeAsync();
        assertThat(CountCheckpoints.THREE.await(60, TimeUnit.SECONDS)).isTrue();
        String savepoint =
                running.stopWithSavepoint(
                                false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();
        assertThat(total()).isPositive().isLessThan(LongStream.range(0, COUNT).sum());

        StreamExecutionEnvironment second = Jobs.streaming();
        second.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        LakeSink.into(design)
                .rows(prices(second, COUNT), Price.class)
                .rows(
                        Jobs.records(second, Bonus.class, 10, i -> new Bonus("2026-11-23", i, 1L)),
                        Bonus.class)
                .attach(options());
        second.execute();

        assertThat(total()).isEqualTo(LongStream.range(0, COUNT).sum() + 10);
    }

    private static DataStream<Price> prices(StreamExecutionEnvironment job, int perCheckpoint) {
        return Jobs.throttled(job, Price.class, COUNT, perCheckpoint, Price::at)
                .map(new CountCheckpoints())
                .returns(Price.class)
                .uid("count-checkpoints");
    }

    private long total() {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(Price.class).toList().stream()
                    .mapToLong(Price::price)
                    .sum();
        }
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }

    /** Tells the test, which runs in the same JVM, of completed checkpoints. */
    private static final class CountCheckpoints
            implements MapFunction<Price, Price>, CheckpointListener {

        private static final long serialVersionUID = 1L;
        private static final CountDownLatch THREE = new CountDownLatch(3);

        @Override
        public Price map(Price price) {
            return price;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            THREE.countDown();
        }
    }
}
