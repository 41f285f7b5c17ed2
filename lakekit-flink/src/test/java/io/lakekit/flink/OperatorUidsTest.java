package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AppendTable;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorUidsTest {

    @TempDir Path warehouse;

    private final StreamExecutionEnvironment job = Jobs.streaming();

    @Test
    void fixedBuckets_haveTheseUids() {
        LakeSink.into(AdEvents.requests()).stream(
                        BID, Jobs.records(job, Bid.class, 1, Bid::at), Bid.class)
                .stream(CLICK, Jobs.records(job, Click.class, 1, Click::at), Click.class)
                .attach(LakeOptions.warehouse(warehouse));

        assertThat(uids())
                .containsExactlyInAnyOrder(
                        "source-Bid",
                        "source-Click",
                        "lakekit-ads.request-stream-bid",
                        "lakekit-ads.request-stream-click",
                        "lakekit-ads.request-writer",
                        "lakekit-ads.request-global-committer",
                        "lakekit-ads.request-end");
    }

    @Test
    void dynamicBuckets_haveTheseUids() {
        LakeSink.into(AdEvents.requestsInDynamicBuckets()).uidPrefix("mine").stream(
                        BID, Jobs.records(job, Bid.class, 1, Bid::at), Bid.class)
                .attach(LakeOptions.warehouse(warehouse));

        assertThat(uids())
                .containsExactlyInAnyOrder(
                        "source-Bid",
                        "mine-stream-bid",
                        "mine-dynamic-bucket-assigner",
                        "mine-writer",
                        "mine-global-committer",
                        "mine-end");
    }

    @Test
    void twoStreamsOfWholeRows_haveTheseUids() {
        AppendTable design =
                AppendTable.named("ads.bid")
                        .columns(AdEvents.DT, AdEvents.REQUEST, AdEvents.BID_TIME, AdEvents.PRICE)
                        .build();
        LakeSink.into(design)
                .uidPrefix("mine")
                .rows(Jobs.records(job, Bid.class, 1, Bid::at), Bid.class)
                .rows(
                        Jobs.records(job, Bid.class, 1, Bid::at).filter(bid -> true).uid("filter"),
                        Bid.class)
                .attach(LakeOptions.warehouse(warehouse));

        assertThat(uids())
                .contains(
                        "mine-stream-rows",
                        "mine-stream-rows-2",
                        "mine-writer",
                        "mine-compact-coordinator",
                        "mine-compact-worker",
                        "mine-global-committer",
                        "mine-end");
    }

    @Test
    void streamsOfChanges_haveTheseUids() {
        LakeSink.into(Budgets.settings("ads.settings"))
                .changes(Budgets.SETTING, Budgets.all(job), Budgets.Budget.class)
                .attach(LakeOptions.warehouse(warehouse));
        LakeSink.into(Budgets.newest("ads.newest"))
                .uidPrefix("mine")
                .changes(Budgets.all(job), Budgets.Budget.class)
                .attach(LakeOptions.warehouse(warehouse));

        assertThat(uids())
                .contains("lakekit-ads.settings-changes-setting", "mine-changes", "mine-writer");
    }

    private List<String> uids() {
        return job.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .toList();
    }
}
