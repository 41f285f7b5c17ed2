package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static io.lakekit.flink.AdEvents.CONVERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.WideTable;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.AdEvents.Conversion;
import io.lakekit.flink.AdEvents.Request;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FlinkCluster.class)
class LakeSinkTest {

    private static final int COUNT = 400;

    @TempDir Path warehouse;

    @Test
    void threeStreams_failingOnce_areCommittedTogetherExactlyOnce() throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        WideTable design = AdEvents.requests();
        LakeSink.into(design).stream(
                        BID, Jobs.throttled(job, Bid.class, COUNT, 40, Bid::at), Bid.class)
                .stream(
                        CLICK,
                        Jobs.throttled(job, Click.class, COUNT, 50, Click::at)
                                .map(new FailOnce<>("three streams"))
                                .returns(Click.class)
                                .uid("fail-once"),
                        Click.class)
                .stream(
                        CONVERSION,
                        Jobs.throttled(job, Conversion.class, COUNT, 60, Conversion::at),
                        Conversion.class)
                .attach(options());

        job.execute();

        assertThat(FailOnce.failed("three streams")).isTrue();
        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
        List<Snapshot> commits = appends(design);
        assertThat(commits).hasSizeGreaterThan(5);
        assertThat(commits).extracting(Snapshot::commitIdentifier).doesNotHaveDuplicates();
        assertThat(commits)
                .extracting(Snapshot::commitUser)
                .containsOnly(commits.get(0).commitUser());
    }

    @Test
    void threeStreams_inBatchMode_areOneCommit() throws Exception {
        WideTable design = AdEvents.requests();

        run(Jobs.of(RuntimeExecutionMode.BATCH), design);

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(appends(design)).hasSize(1);
    }

    @Test
    void threeStreams_boundedWithoutCheckpoints_areOneCommit() throws Exception {
        WideTable design = AdEvents.requests();

        run(Jobs.of(RuntimeExecutionMode.STREAMING), design);

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(appends(design)).hasSize(1);
    }

    @Test
    void sameJob_runTwice_losesNothing() throws Exception {
        WideTable design = AdEvents.requests();

        run(Jobs.of(RuntimeExecutionMode.BATCH), design);
        run(Jobs.of(RuntimeExecutionMode.BATCH), design);

        assertThat(read(design)).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(appends(design)).hasSize(2);
    }

    private void run(StreamExecutionEnvironment job, WideTable design) throws Exception {
        LakeSink.into(design).stream(BID, Jobs.records(job, Bid.class, COUNT, Bid::at), Bid.class)
                .stream(CLICK, Jobs.records(job, Click.class, COUNT, Click::at), Click.class)
                .stream(
                        CONVERSION,
                        Jobs.records(job, Conversion.class, COUNT, Conversion::at),
                        Conversion.class)
                .attach(options());
        job.execute();
    }

    private static List<Request> expected() {
        return LongStream.range(0, COUNT).mapToObj(Request::at).toList();
    }

    private List<Request> read(WideTable design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(Request.class).toList();
        }
    }

    private List<Snapshot> appends(WideTable design) throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            FileStoreTable table = lake.open(design).unwrap();
            List<Snapshot> appends = new ArrayList<>();
            table.snapshotManager().snapshots().forEachRemaining(appends::add);
            appends.removeIf(snapshot -> snapshot.commitKind() != Snapshot.CommitKind.APPEND);
            return appends;
        }
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }
}
