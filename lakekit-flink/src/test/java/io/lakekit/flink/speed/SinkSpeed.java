package io.lakekit.flink.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What does a row cost by LakeSink, by Paimon's builder and by Flink SQL? {@code ROUNDS EVENTS
 * DIRECTORY}: in each round every way runs once, in a JVM of its own and in rotating order; printed
 * are rows per CPU second and the ratios of LakeSink to the others, with their 95 % intervals.
 */
final class SinkSpeed {

    private static final long PATIENCE_MINUTES = 10;

    private final long events;
    private final Path directory;
    private final Map<Way, List<Double>> speeds = new EnumMap<>(Way.class);

    private SinkSpeed(long events, Path directory) {
        this.events = events;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Path directory = Files.createDirectories(Path.of(arguments[2]));
        SinkSpeed speed = new SinkSpeed(Long.parseLong(arguments[1]), directory);
        List<Way> order = new ArrayList<>(List.of(Way.values()));
        for (int round = 1; round <= rounds; round++) {
            for (Way way : order) {
                speed.measure(way, round);
            }
            Collections.rotate(order, 1);
        }
        speed.report();
    }

    private void measure(Way way, int round) throws Exception {
        double speed = events / cpuSeconds(way, directory.resolve(way + "-" + round + ".log"));
        speeds.computeIfAbsent(way, none -> new ArrayList<>()).add(speed);
        System.out.printf(
                Locale.ROOT, "round %d %-9s %,.0f rows per CPU second%n", round, way, speed);
    }

    private double cpuSeconds(Way way, Path log) throws Exception {
        Process job = start(way, log);
        try {
            if (!job.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || job.exitValue() != 0) {
                throw new IllegalStateException(way + " failed or hung; see " + log);
            }
        } finally {
            job.destroyForcibly();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(SpeedJob.RESULT))
                .mapToDouble(line -> Double.parseDouble(line.substring(SpeedJob.RESULT.length())))
                .findFirst()
                .orElseThrow();
    }

    private Process start(Way way, Path log) throws IOException {
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
                        Long.toString(events),
                        directory.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void report() {
        List<Double> ours = speeds.get(Way.LAKE_SINK);
        for (Way other : List.of(Way.BUILDER, Way.SQL)) {
            System.out.printf(
                    "LAKE_SINK to %s: %s%n", other, PairedRatio.of(ours, speeds.get(other)));
        }
    }
}
