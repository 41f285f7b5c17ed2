package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static io.lakekit.flink.AdEvents.CONVERSION;
import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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
        StreamExecutionEnvironment job = Jobs.streaming();
        LakeSink.into(design).stream(BID, Jobs.records(job, Bid.class, COUNT, Bid::at), Bid.class)
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
    void localMerge_mergesEachStreamAndLosesNothing() throws Exception {
        WideTable design = requests().rawOption("local-merge-buffer-size", "64 mb").build();
        StreamExecutionEnvironment job = job(design);
        assertThat(tasks(job)).containsKey("local merge");

        job.execute();

        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Request.class).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, COUNT).mapToObj(Request::at).toList());
        }
    }

    @Test
    void withoutTheOption_nothingIsMergedBefore() {
        assertThat(tasks(job(requests().build()))).doesNotContainKey("local merge");
    }
}
