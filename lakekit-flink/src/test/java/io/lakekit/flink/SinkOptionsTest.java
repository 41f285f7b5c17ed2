package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static io.lakekit.flink.AdEvents.CONVERSION;
import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.Buckets;
import io.lakekit.design.WideTable;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.AdEvents.Conversion;
import io.lakekit.flink.AdEvents.Request;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options of a table that are about the job that writes it. */
@ExtendWith(FlinkCluster.class)
class SinkOptionsTest {

    private static final int COUNT = 200;

    @TempDir Path warehouse;

    private static WideTable.Builder requests() {
        return WideTable.named("ads.request")
                .primaryKey(DT, REQUEST)
                .partitionedBy(DT)
                .groups(BID, CLICK, CONVERSION)
                .buckets(Buckets.fixed(4));
    }

    private StreamExecutionEnvironment job(WideTable design) {
        return job(design, sink -> sink);
    }

    private StreamExecutionEnvironment job(
            WideTable design, UnaryOperator<LakeSink<WideTable>> settings) {
        StreamExecutionEnvironment job = Jobs.streaming();
        settings.apply(LakeSink.into(design)).stream(
                        BID, Jobs.records(job, Bid.class, COUNT, Bid::at), Bid.class)
                .stream(CLICK, Jobs.records(job, Click.class, COUNT, Click::at), Click.class)
                .stream(
                        CONVERSION,
                        Jobs.records(job, Conversion.class, COUNT, Conversion::at),
                        Conversion.class)
                .attach(LakeOptions.warehouse(warehouse));
        return job;
    }

    /** How many tasks each operator of a name has. */
    private static Map<String, Integer> tasks(StreamExecutionEnvironment job) {
        Map<String, Integer> tasks = new TreeMap<>();
        job.getStreamGraph(false)
                .getStreamNodes()
                .forEach(node -> tasks.put(node.getOperatorName(), node.getParallelism()));
        return tasks;
    }

    @Test
    void numberOfWriters_isTheTables() {
        assertThat(tasks(job(requests().rawOption("sink.parallelism", "3").build())))
                .containsEntry("Writer : request", 3);
    }

    @Test
    void numberOfWriters_ofTheSink_isNotTheTables() {
        WideTable design = requests().rawOption("sink.parallelism", "3").build();

        assertThat(tasks(job(design, sink -> sink.parallelism(1))))
                .containsEntry("Writer : request", 1);
        assertThatThrownBy(() -> LakeSink.into(design).parallelism(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The parallelism is 0, not positive");
    }

    static Stream<WideTable> tables() {
        return Stream.of(requests().build(), AdEvents.requestsInDynamicBuckets());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void threeWriters_behindTwoTasks_loseNothing(WideTable design) throws Exception {
        StreamExecutionEnvironment job = job(design, sink -> sink.parallelism(3));
        assertThat(tasks(job)).containsEntry("Writer : request", 3);

        job.execute();

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
    }

    private List<Request> read(WideTable design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(Request.class).toList();
        }
    }

    private static List<Request> expected() {
        return LongStream.range(0, COUNT).mapToObj(Request::at).toList();
    }

    @Test
    void localMerge_mergesEachStreamAndLosesNothing() throws Exception {
        WideTable design = requests().rawOption("local-merge-buffer-size", "64 mb").build();
        StreamExecutionEnvironment job = job(design);
        assertThat(tasks(job)).containsKey("local merge");

        job.execute();

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void withoutTheOption_nothingIsMergedBefore() {
        assertThat(tasks(job(requests().build()))).doesNotContainKey("local merge");
    }
}
