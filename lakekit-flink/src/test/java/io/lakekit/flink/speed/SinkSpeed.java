package io.lakekit.flink.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What does a row cost by LakeSink, by Paimon's builder and by Flink SQL? {@code ROUNDS EVENTS
 * DIRECTORY}: each round has a new JVM for every way, in which it runs a job of so many events to
 * warm up and three to measure. The jobs of the ways take turns in rotating order, so that what
 * slows the machine for a while slows all of them. Printed are rows per CPU second and the ratios
 * of LakeSink to the others, with their 95 % intervals.
 */
final class SinkSpeed {

    private static final int TURNS = 3;

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
        for (int round = 1; round <= rounds; round++) {
            speed.measure(round);
        }
        speed.report();
    }

    private void measure(int round) throws Exception {
        Map<Way, SpeedJvm> jvms = new EnumMap<>(Way.class);
        Map<Way, Double> seconds = new EnumMap<>(Way.class);
        try {
            for (Way way : Way.values()) {
                jvms.put(way, SpeedJvm.start(way, directory, round));
                jvms.get(way).cpuSeconds(events);
            }
            List<Way> order = new ArrayList<>(List.of(Way.values()));
            for (int turn = 1; turn <= TURNS; turn++) {
                Collections.rotate(order, 1);
                for (Way way : order) {
                    seconds.merge(way, jvms.get(way).cpuSeconds(events), Double::sum);
                }
            }
        } finally {
            jvms.values().forEach(SpeedJvm::close);
        }
        seconds.forEach((way, cpu) -> add(round, way, TURNS * events / cpu));
    }

    private void add(int round, Way way, double speed) {
        speeds.computeIfAbsent(way, none -> new ArrayList<>()).add(speed);
        System.out.printf(
                Locale.ROOT, "round %d %-9s %,.0f rows per CPU second%n", round, way, speed);
    }

    private void report() {
        List<Double> ours = speeds.get(Way.LAKE_SINK);
        for (Way other : List.of(Way.BUILDER, Way.SQL)) {
            System.out.printf(
                    "LAKE_SINK to %s: %s%n", other, PairedRatio.of(ours, speeds.get(other)));
        }
    }
}
