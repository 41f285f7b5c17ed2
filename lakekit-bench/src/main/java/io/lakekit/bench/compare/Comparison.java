package io.lakekit.bench.compare;

import io.lakekit.bench.Lakekit;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.WorkloadSummary;
import io.lakekit.bench.measure.ChildJvm;
import io.lakekit.bench.measure.CountingFileIO;
import io.lakekit.bench.measure.RotatingOrder;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.report.Results;
import io.lakekit.bench.report.Results.Environment;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.bench.report.Verdicts;
import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import io.lakekit.bench.truth.Truth;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs every solution in rounds, each in a JVM of its own, on events whose right answers it worked
 * out first.
 */
final class Comparison {

    /**
     * What came out.
     *
     * @param results what was measured
     * @param problems why the comparison failed, in words; none if it succeeded
     */
    record Outcome(Results results, List<String> problems) {}

    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final Source source;
    private final Plan plan;
    private final int rounds;
    private final List<Solution.Kind> kinds;
    private final Path out;
    private final @Nullable String warehouse;
    private final double maxRejects;
    private final Instant startedAt = Instant.now();
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    Comparison(
            Source source,
            Plan plan,
            int rounds,
            List<Solution.Kind> kinds,
            Path out,
            @Nullable String warehouse,
            double maxRejects) {
        this.source = source;
        this.plan = plan;
        this.rounds = rounds;
        this.kinds = kinds;
        this.out = out;
        this.warehouse = warehouse;
        this.maxRejects = maxRejects;
    }

    Outcome run() {
        checkWarehouse();
        Path work = workDirectory();
        try (Progress progress = new Progress(1 + rounds * kinds.size())) {
            progress.next("working out the right answers");
            Path expected = work.resolve("expected.json");
            WorkloadSummary summary = workOut(expected);
            checkRejects(summary);
            List<String> problems = new ArrayList<>();
            Map<Solution.Kind, List<Measured>> measured = new EnumMap<>(Solution.Kind.class);
            for (int round = 0; round < rounds; round++) {
                for (Solution.Kind kind : RotatingOrder.of(kinds, round)) {
                    progress.next("round " + (round + 1) + ", " + kind.id());
                    Measured one = measure(kind, round, work, expected, summary.events());
                    measured.computeIfAbsent(kind, key -> new ArrayList<>()).add(one);
                    problems.addAll(wrongAnswers(kind, one));
                }
            }
            return new Outcome(results(summary, measured), problems);
        } finally {
            delete(work);
        }
    }

    private String place() {
        return warehouse + "/lakekit-" + startedAt.toEpochMilli();
    }

    /** Fails here, in words, rather than in the first child process. */
    private void checkWarehouse() {
        if (warehouse != null) {
            Lake.open(LakeOptions.warehouse(place())).close();
        }
    }

    private Path workDirectory() {
        try {
            Files.createDirectories(out);
            return Files.createTempDirectory("lakekit-compare");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write to " + out + " or to the temporary directory", e);
        }
    }

    private WorkloadSummary workOut(Path expected) {
        try (EventLog log = source.open(out.resolve("rejects.tsv"))) {
            Expected answers = Truth.of(log);
            Json.write(expected, answers);
            return log.summary();
        }
    }

    private void checkRejects(WorkloadSummary summary) {
        Long lines = summary.lines();
        if (lines != null && summary.rejected() > maxRejects * lines) {
            throw new IllegalArgumentException(
                    String.format(
                            "%d of %d lines were rejected, more than --max-rejects %s allows; see %s",
                            summary.rejected(), lines, maxRejects, out.resolve("rejects.tsv")));
        }
    }

    private Measured measure(Solution.Kind kind, int round, Path work, Path expected, long events) {
        String name = kind.id() + "-" + round;
        Path local = work.resolve(name);
        boolean kept = warehouse != null;
        Assignment assignment =
                new Assignment(
                        kind,
                        source,
                        kept ? place() + "/" + name : CountingFileIO.uri(local),
                        kept ? "" : local.toString(),
                        expected.toString(),
                        (int) Math.max(1, (events + plan.commits() - 1) / plan.commits()),
                        plan.runs(),
                        plan.budgetMillis(),
                        plan.markers(),
                        plan.commitIntervalMillis());
        Path assigned = work.resolve(name + ".assignment.json");
        Path measured = work.resolve(name + ".measured.json");
        Path printed = work.resolve(name + ".txt");
        Json.write(assigned, assignment);
        int exit =
                new ChildJvm(Lakekit.class.getName(), ChildJvm.ownHeapBytes(), PATIENCE)
                        .run(
                                List.of(
                                        "run-solution",
                                        "--stacktrace",
                                        assigned.toString(),
                                        measured.toString()),
                                printed);
        if (exit != 0) {
            throw new IllegalStateException(
                    "The process of "
                            + name
                            + " ended with "
                            + exit
                            + ":\n"
                            + ChildJvm.tail(printed));
        }
        delete(local);
        return Json.read(measured, Measured.class);
    }

    private static List<String> wrongAnswers(Solution.Kind kind, Measured measured) {
        List<String> problems = new ArrayList<>();
        if (!measured.storage().rowsMatchTruth()) {
            problems.add(
                    kind.id()
                            + " holds "
                            + measured.storage().rows()
                            + " rows of day, request and ad, which is not what the truth holds");
        }
        for (Measured.Asked asked : measured.questions()) {
            asked.differences()
                    .forEach(
                            row ->
                                    problems.add(
                                            kind.id()
                                                    + " "
                                                    + asked.id()
                                                    + " differs from the truth, "
                                                    + row));
        }
        return problems;
    }

    private Results results(WorkloadSummary summary, Map<Solution.Kind, List<Measured>> measured) {
        List<SolutionResult> solutions = new ArrayList<>();
        measured.forEach(
                (kind, all) ->
                        solutions.add(new Summary(kind, all).result(plan.commitIntervalMillis())));
        return new Results(
                1, "complete", environment(), summary, solutions, Verdicts.of(solutions));
    }

    private Environment environment() {
        Build build = Build.load();
        return new Environment(
                build.version(),
                build.paimon(),
                null,
                System.getProperty("java.vm.version"),
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ChildJvm.ownHeapBytes(),
                build.commit(),
                startedAt.toString(),
                load < 0 ? null : load,
                rounds);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }
}
