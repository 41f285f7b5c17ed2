package io.lakekit.flink;

import static io.lakekit.fault.FaultyFileIO.Operation.RENAME;
import static io.lakekit.fault.FaultyFileIO.Operation.WRITE;
import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.WideTable;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.fault.InjectedFault;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.junit.LakeExtension;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.table.LakeTable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The files of a running job fail under the hands of its writers and its committer. */
@ExtendWith(FlinkCluster.class)
class FaultsOfJobsTest {

    private static final int COUNT = 200;

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(AdEvents.requests());

    @Test
    void job_whoseFilesFail_restartsAndWritesEachRow(
            LakeTable<WideTable> requests, FaultyFileIO files) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        LakeSink.into(AdEvents.requests()).stream(
                        BID, Jobs.throttled(job, Bid.class, COUNT, 40, Bid::at), Bid.class)
                .stream(CLICK, Jobs.throttled(job, Click.class, COUNT, 50, Click::at), Click.class)
                .attach(lake.lake());
        files.only("/bucket-").fail(WRITE, 3);
        files.only("/manifest/").fail(WRITE, 2);
        files.only("/snapshot/snapshot-").fail(RENAME, 1);

        job.execute();

        assertThat(files.hits())
                .extracting(InjectedFault::operation)
                .containsExactlyInAnyOrder(WRITE, WRITE, RENAME);
        assertThat(requests).equalsReference(truth());
    }

    private static ReferenceTable<WideTable> truth() {
        ReferenceTable<WideTable> truth = ReferenceTable.of(AdEvents.requests());
        for (int i = 0; i < COUNT; i++) {
            truth.write(BID, Bid.at(i), Bid.class);
            truth.write(CLICK, Click.at(i), Click.class);
        }
        return truth;
    }
}
