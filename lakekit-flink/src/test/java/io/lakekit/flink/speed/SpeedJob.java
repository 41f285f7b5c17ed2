package io.lakekit.flink.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * Jobs of one way in a JVM of their own: {@code WAY DIRECTORY}. For each number of events that it
 * reads it runs a job, and prints the CPU seconds that the whole process took for it: Flink,
 * garbage collection and compilation included.
 */
final class SpeedJob {

    static final String RESULT = "cpu-seconds=";
    private static final int PARALLELISM = 2;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);

    private SpeedJob() {}

    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[0]);
        Path directory = Path.of(arguments[1]);
        Scanner orders = new Scanner(System.in, StandardCharsets.UTF_8);
        while (orders.hasNextLong()) {
            Path warehouse = Files.createTempDirectory(directory, "speed");
            System.gc(); // leaves no garbage of the job before to this one
            double before = cpuSeconds();
            run(way, orders.nextLong(), warehouse);
            System.out.println(RESULT + (cpuSeconds() - before));
            FileUtils.deleteDirectory(warehouse.toFile());
        }
        System.exit(0); // a mini cluster's threads may linger
    }

    /** Runs a job whose three streams have so many events together. */
    static void run(Way way, long events, Path warehouse) throws Exception {
        way.run(environment(), events / 3, warehouse);
    }

    private static StreamExecutionEnvironment environment() throws IOException {
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment job =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        job.setParallelism(PARALLELISM);
        job.enableCheckpointing(CHECKPOINTS.toMillis());
        // Without a pause Flink makes the first one at any moment within the interval.
        job.getCheckpointConfig().setMinPauseBetweenCheckpoints(CHECKPOINTS.toMillis());
        return job;
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean)
                                ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }
}
