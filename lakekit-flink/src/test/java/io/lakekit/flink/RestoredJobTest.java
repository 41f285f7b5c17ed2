package io.lakekit.flink;

import static io.lakekit.fault.FaultyFileIO.Operation.RENAME;
import static io.lakekit.flink.SpendJob.BID;
import static io.lakekit.flink.SpendJob.SPENT;
import static io.lakekit.flink.SpendJob.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that go on from a savepoint. */
@ExtendWith(FlinkCluster.class)
class RestoredJobTest {

    private static final int COUNT = 6_000;

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();
    @TempDir Path checkpoints;
    @TempDir Path savepoints;

    private final WideTable design = table(BID);

    @Test
    void drainedJob_whoseFirstCommitAfterItFails_losesNothing() throws Exception {
        SpendJob job = new SpendJob("drained", checkpoints);
        JobClient running = job.start(design, lake.lake(), COUNT, 12);
        job.awaitCheckpoints();
        String savepoint =
                running.stopWithSavepoint(true, directory(), SavepointFormatType.CANONICAL).get();
        assertThat(spent()).isPositive().isLessThan(LongStream.range(0, COUNT).sum());
        lake.files().only("/snapshot/snapshot-").fail(RENAME, 1);

        job.resume(savepoint, design, lake.lake(), COUNT);

        assertThat(lake.files().hits()).hasSize(1);
        assertThat(spent()).isEqualTo(LongStream.range(0, COUNT).sum());
    }

    @Test
    void jobRestoredFromBeforeTheLastCommit_isRefused() throws Exception {
        SpendJob job = new SpendJob("old", checkpoints);
        JobClient running = job.start(design, lake.lake(), COUNT, 12);
        job.awaitCheckpoints();
        String old = running.triggerSavepoint(directory(), SavepointFormatType.CANONICAL).get();
        job.awaitMoreCheckpoints();
        running.cancel().get();
        assertThatThrownBy(() -> running.getJobExecutionResult().get()).isNotNull();
        long before = spent();

        assertThatThrownBy(() -> job.resume(old, design, lake.lake(), COUNT))
                .hasStackTraceContaining("LK1319 ERROR ads.spend: the job is restored from")
                .hasStackTraceContaining("it would write the rows between the two again");
        assertThat(spent()).isEqualTo(before);
    }

    private String directory() {
        return savepoints.toUri().toString();
    }

    private long spent() {
        LakeTable<WideTable> table = lake.lake().open(design);
        return table.reader(SPENT).toList().stream().mapToLong(row -> row.get(SPENT)).sum();
    }
}
