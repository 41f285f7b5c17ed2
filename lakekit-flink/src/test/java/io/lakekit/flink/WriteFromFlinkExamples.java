package io.lakekit.flink;

import static io.lakekit.flink.QuickstartJob.AD_ROW;
import static io.lakekit.flink.QuickstartJob.BID;
import static io.lakekit.flink.QuickstartJob.CLICK;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.WideTable;
import io.lakekit.flink.QuickstartJob.Bid;
import io.lakekit.flink.QuickstartJob.Click;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.LakeSinkResult;
import io.lakekit.flink.sink.RefusedRow;
import io.lakekit.flink.sink.RefusedRows;
import io.lakekit.flink.sink.RowStream;
import io.lakekit.flink.sink.SinkCompaction;
import io.lakekit.table.LakeTable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Row;

/** The jobs of docs/guides/write-from-flink.md that are not in src/it/kafka. */
// spotless:off
final class WriteFromFlinkExamples {

    private WriteFromFlinkExamples() {}

    static void handOver(DataStream<Click> clicks, LakeOptions lake, Sink<RefusedRow> letters) {
        LakeSinkResult result =
                LakeSink.into(AD_ROW)
                        .stream(CLICK, clicks, Click.class)
                        .onRefused(RefusedRows.SIDE_OUTPUT)
                        .attach(lake);
        result.refused().sinkTo(letters).uid("refused-clicks");
    }

    static void shareTheTable(DataStream<Click> clicks, LakeOptions lake) {
        LakeSink.into(AD_ROW)
                .stream(CLICK, clicks, Click.class)
                .uidPrefix("click-job")
                .compaction(SinkCompaction.ELSEWHERE)
                .attach(lake);
    }

    static void again(DataStream<Bid> bids, LakeOptions lake) {
        LakeSink.into(AD_ROW)
                .stream(BID, bids, Bid.class)
                .freshStart("the topic was filled anew with the bids of June")
                .attach(lake);
    }

    static void intoABranch(DataStream<Bid> bids, LakeOptions lake) {
        LakeSink.into(AD_ROW)
                .stream(BID, bids, Bid.class)
                .branch("june")
                .attach(lake);
    }

    static void fromRows(DataStream<Row> clicks, LakeOptions lake) {
        LakeSink.into(AD_ROW).stream(CLICK, RowStream.of(clicks)).attach(lake);
    }

    static long bidsOfTheBranch(Lake lake) {
        LakeTable<WideTable> june = lake.openBranch(AD_ROW, "june");
        return june.reader().toList().size();
    }

    static void replace(StreamExecutionEnvironment job, DataStream<Bid> bids, LakeOptions lake)
            throws Exception {
        job.setRuntimeMode(RuntimeExecutionMode.BATCH);
        LakeSink.into(AD_ROW).stream(BID, bids, Bid.class).overwrite().attach(lake);
        job.execute();
    }

    static void backFill(StreamExecutionEnvironment job, DataStream<Bid> bids, LakeOptions lake)
            throws Exception {
        job.setRuntimeMode(RuntimeExecutionMode.BATCH);
        LakeSink.into(AD_ROW).stream(BID, bids, Bid.class).parallelism(8).attach(lake);
        job.execute();
    }

    static void compact(LakeOptions options) {
        try (Lake lake = Lake.open(options)) {
            WideTable design = AD_ROW;
            lake.open(design).compact();
        }
    }
}
// spotless:on
