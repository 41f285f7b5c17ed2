package io.lakekit.flink.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One measured job in a JVM of its own: {@code WAY EVENTS DIRECTORY}. It runs once with a quarter
 * of the events to warm up, and then prints the CPU seconds that the whole process took for all of
 * them: Flink, garbage collection and compilation included.
 */
final class SpeedJob {

    static final String RESULT = "cpu-seconds=";
    private static final int PARALLELISM = 2;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    private SpeedJob() {}

    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[0]);
        long events = Long.parseLong(arguments[1]);
        Path directory = Files.createTempDirectory(Path.of(arguments[2]), "speed");
        run(way, events / 4, directory.resolve("warm-up"));
        double before = cpuSeconds();
        run(way, events, directory.resolve("measured"));
        System.out.println(RESULT + (cpuSeconds() - before));
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
