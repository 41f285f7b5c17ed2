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
import io.lakekit.table.CompactionReport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Buckets that only a Flink job can assign. */
@ExtendWith(FlinkCluster.class)
class SinkBucketsTest {

    private static final int COUNT = 400;

    @TempDir Path warehouse;

    @Test
    @Tag("long")
    void dynamicBuckets_ofFailingJob_holdEachRowOnce() throws Exception {
        WideTable design = AdEvents.requestsInDynamicBuckets();

        runFailing("dynamic", design);

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Tag("long")
    @Test
    void postponedBuckets_ofFailingJob_areReadableOnceCompacted() throws Exception {
        WideTable design =
                WideTable.named("ads.request")
                        .primaryKey(DT, REQUEST)
                        .partitionedBy(DT)
                        .groups(BID, CLICK, CONVERSION)
                        .buckets(Buckets.postpone())
                        .accept("LK0607", "a compaction job runs in these tests")
                        .build();

        runFailing("postponed", design);
        assertThat(read(design)).isEmpty();
        new FlinkSql(warehouse).run("CALL sys.compact(`table` => 'ads.request')");

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void keyWithoutPartition_ofFailingJob_isOneRow() throws Exception {
        WideTable design = acrossPartitions();

        runFailing("across partitions", design);

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Tag("long")
    @Test
    void keyWithoutPartition_ofLaterJobOnAnotherDay_staysInItsFirstPartition() throws Exception {
        WideTable design = acrossPartitions();

        bids(design);
        clicks(design, SinkBucketsTest::nextDay);

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(unconverted());
    }

    @Tag("long")
    @Test
    void dynamicBuckets_compactedFromPlainJava_takeALaterJob() throws Exception {
        WideTable design = AdEvents.requestsInDynamicBuckets();

        bids(design);
        bids(design);
        try (Lake lake = Lake.open(warehouse)) {
            CompactionReport report = lake.open(design).compact();
            assertThat(report.filesAfter()).isLessThan(report.filesBefore());
        }
        clicks(design, Click::at);

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(unconverted());
    }

    private void bids(WideTable design) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        LakeSink.into(design).stream(BID, Jobs.records(job, Bid.class, COUNT, Bid::at), Bid.class)
                .freshStart("each run writes the same rows")
                .attach(options());
        job.execute();
    }

    private void clicks(WideTable design, Jobs.Numbered<Click> click) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        LakeSink.into(design).uidPrefix("clicks").stream(
                        CLICK, Jobs.records(job, Click.class, COUNT, click), Click.class)
                .attach(options());
        job.execute();
    }

    private static List<Request> unconverted() {
        return expected().stream()
                .map(r -> new Request(r.dt(), r.reqId(), r.price(), r.landing(), null))
                .toList();
    }

    private static Click nextDay(long index) {
        Click click = Click.at(index);
        return new Click("2026-11-25", click.reqId(), click.clickTs(), click.landing());
    }

    private static WideTable acrossPartitions() {
        return WideTable.named("ads.request")
                .primaryKey(REQUEST)
                .partitionedBy(DT)
                .groups(BID, CLICK, CONVERSION)
                .buckets(Buckets.dynamic())
                .accept("LK0606", "one job at a time in these tests")
                .accept("LK0608", DT, "a request stays in its partition")
                .build();
    }

    private void runFailing(String failure, WideTable design) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        LakeSink.into(design).stream(
                        BID, Jobs.throttled(job, Bid.class, COUNT, 40, Bid::at), Bid.class)
                .stream(
                        CLICK,
                        Jobs.throttled(job, Click.class, COUNT, 50, Click::at)
                                .map(new FailOnce<>(failure))
                                .returns(Click.class)
                                .uid("fail-once"),
                        Click.class)
                .stream(
                        CONVERSION,
                        Jobs.throttled(job, Conversion.class, COUNT, 60, Conversion::at),
                        Conversion.class)
                .attach(options());
        job.execute();
        assertThat(FailOnce.failed(failure)).isTrue();
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }

    private static List<Request> expected() {
        return LongStream.range(0, COUNT).mapToObj(Request::at).toList();
    }

    private List<Request> read(WideTable design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(Request.class).toList();
        }
    }
}
