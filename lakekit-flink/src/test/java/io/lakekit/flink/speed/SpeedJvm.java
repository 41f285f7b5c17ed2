package io.lakekit.flink.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that runs the jobs of one way when it is told to: {@link SpeedJob}. */
final class SpeedJvm implements AutoCloseable {

    private final Way way;
    private final Path log;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader results;

    private SpeedJvm(Way way, Path log, Process process) {
        this.way = way;
        this.log = log;
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.results = process.inputReader(StandardCharsets.UTF_8);
    }

    static SpeedJvm start(Way way, Path directory, int round) throws IOException {
        Path log = directory.resolve(way + "-" + round + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.time=ALL-UNNAMED",
                        "-Xmx3g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpeedJob.class.getName(),
                        way.name(),
                        directory.toString()));
        return new SpeedJvm(
                way, log, new ProcessBuilder(command).redirectError(log.toFile()).start());
    }

    /** The CPU seconds of the whole process for a job with so many events. */
    double cpuSeconds(long events) throws IOException {
        orders.println(events);
        for (String line = results.readLine(); line != null; line = results.readLine()) {
            if (line.startsWith(SpeedJob.RESULT)) {
                return Double.parseDouble(line.substring(SpeedJob.RESULT.length()));
            }
        }
        throw new IllegalStateException(way + " failed; see " + log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
