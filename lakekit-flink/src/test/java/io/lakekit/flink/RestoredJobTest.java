package io.lakekit.flink;

import static io.lakekit.fault.FaultyFileIO.Operation.RENAME;
import static io.lakekit.flink.SpendJob.BID;
import static io.lakekit.flink.SpendJob.SPENT;
import static io.lakekit.flink.SpendJob.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.WideTable;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.junit.LakeExtension;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;
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
        awaitMoreCommits(running);
        running.cancel().get();
        assertThatThrownBy(() -> running.getJobExecutionResult().get()).isNotNull();
        long before = spent();

        assertThatThrownBy(() -> job.resume(old, design, lake.lake(), COUNT))
                .hasStackTraceContaining("LK1319 ERROR ads.spend: the job is restored from")
                .hasStackTraceContaining("it would write the rows between the two again");
        assertThat(spent()).isEqualTo(before);
    }

    /** The first commits again when the second has written all of the rows. */
    @Test
    void twoJobsFromOneState_writeEachRowOnce() throws Exception {
        StreamExecutionEnvironment slow = Jobs.streaming();
        Jobs.withoutOwnCheckpoints(slow);
        attach(slow, 12);
        JobClient first = slow.executeAsync();
        while (first.getJobStatus().get() != JobStatus.RUNNING) {
            Thread.sleep(10);
        }
        String state = savepoint(first);
        StreamExecutionEnvironment second = Jobs.streaming();
        second.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, state));
        attach(second, COUNT);
        second.execute();
        first.stopWithSavepoint(false, directory(), SavepointFormatType.CANONICAL);

        assertThatThrownBy(() -> first.getJobExecutionResult().get())
                .hasStackTraceContaining("failed during stopping"); // Flink hides the LK1325
        assertThat(spent()).isEqualTo(LongStream.range(0, COUNT).sum());
    }

    private void attach(StreamExecutionEnvironment job, int perCheckpoint) {
        LakeSink.into(design).stream(
                        BID,
                        Jobs.throttled(
                                job, SpendJob.Bid.class, COUNT, perCheckpoint, SpendJob.Bid::at),
                        SpendJob.Bid.class)
                .attach(lake.lake());
    }

    /** Takes a savepoint as soon as all tasks run. */
    private String savepoint(JobClient job) throws Exception {
        while (true) {
            try {
                return job.triggerSavepoint(directory(), SavepointFormatType.CANONICAL).get();
            } catch (ExecutionException e) {
                if (!ExceptionUtils.stringifyException(e).contains("Not all required tasks")) {
                    throw e;
                }
            }
        }
    }

    @Test
    void jobWhoseUserCommitsElsewhere_endsBeforeItCommits() throws Exception {
        SpendJob job = new SpendJob("elsewhere", checkpoints);
        JobClient running = job.start(design, lake.lake(), COUNT, 12);
        job.awaitCheckpoints();
        FileStoreTable table = lake.lake().open(design).unwrap();
        String user = table.snapshotManager().latestSnapshot().commitUser();
        try (TableCommitImpl other = table.newCommit(user).ignoreEmptyCommit(false)) {
            other.commit(1_000_000, List.of());
        }

        assertThatThrownBy(() -> running.getJobExecutionResult().get())
                .hasStackTraceContaining("LK1325 ERROR ads.spend: while the job runs, snapshot")
                .hasStackTraceContaining("got checkpoint 1000000 of another run of it");
    }

    private String directory() {
        return savepoints.toUri().toString();
    }

    /** Awaits the commit of a checkpoint that began after this; several may be on their way now. */
    private void awaitMoreCommits(JobClient job) throws Exception {
        long enough = lastCommit() + 5;
        while (lastCommit() < enough) {
            assertThat(job.getJobStatus().get().isTerminalState()).as("ended").isFalse();
            Thread.sleep(20);
        }
    }

    private long lastCommit() {
        return lake.lake()
                .open(design)
                .unwrap()
                .snapshotManager()
                .latestSnapshot()
                .commitIdentifier();
    }

    private long spent() {
        LakeTable<WideTable> table = lake.lake().open(design);
        return table.reader(SPENT).toList().stream().mapToLong(row -> row.get(SPENT)).sum();
    }
}
