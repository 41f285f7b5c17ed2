package io.lakekit.flink.kill;

import io.lakekit.catalog.Lake;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.flink.FlinkSql;
import io.lakekit.flink.Jobs;
import io.lakekit.paimon.Catalogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.util.MiniClusterWithClientResource;

/**
 * A process with a cluster of its own that runs the job of a plan, from the last checkpoint that a
 * process before it left. It says {@link #STRUCK} once the job is killed or wants to be, and {@link
 * #ENDED} once all records are in the table.
 */
final class KillJob {

    static final String STRUCK = "STRUCK ";
    static final String ENDED = "ENDED";

    /** How many records each stream has. */
    static final int COUNT = 2_400;

    private static final int PER_CHECKPOINT = 24;

    private static final int TASK_MANAGERS = 2;

    private final KillPlan plan;
    private final Path directory;
    private final FaultyFileIO files = FaultyFileIO.local();
    private final MiniClusterWithClientResource cluster =
            new MiniClusterWithClientResource(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(TASK_MANAGERS)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private KillJob(KillPlan plan, Path directory) {
        this.plan = plan;
        this.directory = directory;
    }

    /**
     * Runs the process.
     *
     * @param args the seed of the plan, a directory, and how many processes of the plan came before
     */
    public static void main(String[] args) throws Exception {
        ChildProcess.endWithParent();
        KillJob job = new KillJob(KillPlan.of(Long.parseLong(args[0])), Path.of(args[1]));
        job.cluster.before();
        try {
            job.run(Integer.parseInt(args[2]));
            say(ENDED);
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void run(int before) throws Exception {
        if (before == 0) {
            killed();
        } else {
            Throttle.open();
            submit(plan.later()).getJobExecutionResult().get();
        }
        if (plan.kind() == TableKinds.WIDE_POSTPONED) {
            new FlinkSql(warehouse()).run("CALL sys.compact(`table` => 'ads.killed')");
        }
    }

    private void killed() throws Exception {
        Barrier barrier = new Barrier(plan, files);
        barrier.arm();
        JobClient running = submit(plan.parallelism());
        if (plan.manner().hasBarrier()) {
            say(STRUCK + barrier.await());
            Thread.currentThread().join();
        }
        Watch.awaitCheckpoints(plan.nth());
        Thread.sleep(plan.millis());
        running = strike(running);
        say(STRUCK);
        Throttle.open();
        running.getJobExecutionResult().get();
    }

    private JobClient strike(JobClient running) throws Exception {
        switch (plan.manner()) {
            case TASK -> Watch.fail();
            case JOB -> {
                running.cancel().get();
                awaitEnd(running);
                return submit(plan.later());
            }
            case TASK_MANAGER -> {
                cluster.getMiniCluster().terminateTaskManager(plan.nth() % TASK_MANAGERS).get();
                cluster.getMiniCluster().startTaskManager();
            }
            default -> {
                say(STRUCK + "at any moment");
                Thread.currentThread().join();
            }
        }
        return running;
    }

    private static void awaitEnd(JobClient cancelled) throws Exception {
        while (!cancelled.getJobStatus().get().isGloballyTerminalState()) {
            Thread.sleep(1);
        }
    }

    private JobClient submit(int parallelism) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        job.setParallelism(parallelism);
        job.configure(settings());
        if (plan.reusing()) {
            job.getConfig().enableObjectReuse();
        }
        Lake lake = Lake.open(Catalogs.open(warehouse().toUri().toString(), files));
        plan.kind()
                .table()
                .sink(new Records(job, COUNT, new Throttle(PER_CHECKPOINT)))
                .attach(lake);
        return job.executeAsync();
    }

    private Configuration settings() throws IOException {
        Path checkpoints = directory.resolve("checkpoints");
        Configuration settings =
                new Configuration()
                        .set(
                                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                                checkpoints.toUri().toString())
                        .set(
                                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        lastCheckpoint(checkpoints)
                .ifPresent(
                        last ->
                                settings.set(
                                        StateRecoveryOptions.SAVEPOINT_PATH,
                                        last.toUri().toString()));
        return settings;
    }

    /** The last one that is whole: Flink gives a checkpoint its metadata at the end, at once. */
    private static Optional<Path> lastCheckpoint(Path checkpoints) throws IOException {
        if (!Files.exists(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.walk(checkpoints)) {
            return found.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingLong(KillJob::number));
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private Path warehouse() {
        return directory.resolve("warehouse");
    }
}
