package io.lakekit.flink.kill;

import static io.lakekit.flink.kill.TableKinds.WIDE;
import static io.lakekit.flink.kill.TableKinds.WIDE_POSTPONED;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A TaskManager that is killed as a process of its own, under a job that another one goes on with.
 */
@Tag("long")
class KilledTaskManagerTest {

    private static final int COUNT = 1_200;
    private static final int TASKS = 2;

    @TempDir Path warehouse;
    @TempDir Path cluster;

    @Test
    void jobWhoseTaskManagerIsKilled_writesEachRecordOnce() throws Exception {
        long seed = Long.getLong("lakekit.seed", System.nanoTime());
        System.out.println("KilledTaskManagerTest: seed " + seed);
        Random random = new Random(seed);
        TableKinds kind = KillPlan.of(seed).kind();
        KilledTable<?> table = (kind == WIDE_POSTPONED ? WIDE : kind).table(); // not to compact it
        try (FlinkProcesses flink = new FlinkProcesses(cluster, TASKS)) {
            flink.awaitTaskManagers(TASKS);
            JobClient job = submit(flink, table);
            awaitSnapshot(job, 2 + random.nextInt(6));
            Thread.sleep(random.nextInt(120));
            flink.killTaskManager(random.nextInt(TASKS));
            flink.startTaskManager();
            job.getJobExecutionResult().get();
            assertThat(flink.get("/jobs/" + job.getJobID() + "/exceptions"))
                    .contains("\"exceptionName\":\"");
        }
        requireTruth(table);
    }

    private JobClient submit(FlinkProcesses flink, KilledTable<?> table) throws Exception {
        StreamExecutionEnvironment job =
                StreamExecutionEnvironment.createRemoteEnvironment(
                        "127.0.0.1", flink.restPort(), settings());
        job.setParallelism(TASKS);
        job.enableCheckpointing(50);
        try (Lake lake = Lake.open(warehouse)) {
            table.sink(new Records(job, COUNT, new Throttle(24))).attach(lake);
        }
        return job.executeAsync();
    }

    /** Restarts until the JobManager knows that the process is gone. */
    private static Configuration settings() {
        return new Configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1_000)
                .set(
                        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                        Duration.ofMillis(200));
    }

    private void awaitSnapshot(JobClient job, int number) throws Exception {
        Path snapshot = warehouse.resolve("ads.db/killed/snapshot/snapshot-" + number);
        while (!Files.exists(snapshot)) {
            if (job.getJobStatus().get().isGloballyTerminalState()) {
                job.getJobExecutionResult().get();
            }
            Thread.sleep(5);
        }
    }

    private <D extends TableDesign> void requireTruth(KilledTable<D> table) {
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(table.design())).equalsReference(table.truth(COUNT));
        }
    }
}
