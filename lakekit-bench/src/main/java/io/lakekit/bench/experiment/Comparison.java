package io.lakekit.bench.experiment;

import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.WorkloadSummary;
import io.lakekit.bench.lifetime.WorkDirectory;
import io.lakekit.bench.measure.ChildJvm;
import io.lakekit.bench.measure.RotatingOrder;
import io.lakekit.bench.report.Build;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The comparison: every solution runs in rounds, each in a JVM of its own, on events whose right
 * answers are worked out first.
 */
public final class Comparison {

    /**
     * The outcome of a comparison.
     *
     * @param results the figures that were measured
     * @param problems the reasons for which it failed, in words; none if it succeeded
     */
    public record Outcome(Results results, List<String> problems) {}

    private final Source source;
    private final Thoroughness plan;
    private final int rounds;
    private final List<Solution.Kind> kinds;
    private final Path out;
    private final @Nullable String warehouse;
    private final double maxRejects;
    private final boolean answers;
    private final Class<?> main;
    private final Instant startedAt = Instant.now();
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    public Comparison(
            Source source,
            Thoroughness plan,
            int rounds,
            List<Solution.Kind> kinds,
            Path out,
            @Nullable String warehouse,
            double maxRejects,
            boolean answers,
            Class<?> main) {
        this.source = source;
        this.plan = plan;
        this.rounds = rounds;
        this.kinds = kinds;
        this.out = out;
        this.warehouse = warehouse;
        this.maxRejects = maxRejects;
        this.answers = answers;
        this.main = main;
    }

    public Outcome run() {
        checkWarehouse();
        createOut();
        try (WorkDirectory work = WorkDirectory.create("lakekit-compare");
                Progress progress = new Progress(1 + rounds * kinds.size())) {
            progress.next("working out the right answers");
            Source read = source.prepare(work.resolve("log"), out.resolve("rejects.tsv"));
            LogFacts worked = workOut(read, work.resolve("expected.json"));
            Map<Solution.Kind, List<Measurement>> measured = new EnumMap<>(Solution.Kind.class);
            List<String> problems =
                    measure(read, work, worked.summary().events(), progress, measured);
            return new Outcome(results(worked, measured, problems.isEmpty()), problems);
        }
    }

    /**
     * Measures and fills in the figures. A process that fails ends it; earlier figures are kept.
     */
    private List<String> measure(
            Source read,
            WorkDirectory work,
            long events,
            Progress progress,
            Map<Solution.Kind, List<Measurement>> measured) {
        SolutionProcess process =
                new SolutionProcess(
                        read,
                        plan,
                        events,
                        work,
                        warehouse == null ? null : place(),
                        answers,
                        main);
        List<String> problems = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Solution.Kind kind : RotatingOrder.of(kinds, round)) {
                progress.next("round " + (round + 1) + ", " + kind.id());
                try {
                    Measurement one = process.run(kind, round);
                    measured.computeIfAbsent(kind, key -> new ArrayList<>()).add(one);
                    problems.addAll(wrongAnswers(kind, one));
                } catch (IllegalStateException e) {
                    problems.add(String.valueOf(e.getMessage()));
                    return problems;
                }
            }
        }
        return problems;
    }

    private String place() {
        return warehouse + "/lakekit-" + startedAt.toEpochMilli();
    }

    /**
     * Checks the warehouse, so that it fails here, in words, rather than in the first child
     * process.
     */
    private void checkWarehouse() {
        if (warehouse != null) {
            Lake.open(LakeOptions.warehouse(place())).close();
        }
    }

    private void createOut() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + out, e);
        }
    }

    /** The facts about a log that are known before anything is measured. */
    private record LogFacts(WorkloadSummary summary, Expected expected) {}

    private LogFacts workOut(Source read, Path expected) {
        try (EventLog log = read.open()) {
            if (source.input() != null) {
                new InputCheck(maxRejects, out.resolve("rejects.tsv")).check(log.summary());
            }
            Expected right =
                    Truth.of(log, log.summary().period(), expected.resolveSibling("truth"));
            HeapCheck.check(right, ChildJvm.ownHeapBytes());
            Json.write(expected, right);
            return new LogFacts(log.summary(), right);
        }
    }

    private static List<String> wrongAnswers(Solution.Kind kind, Measurement measured) {
        List<String> problems = new ArrayList<>();
        if (!measured.storage().rowsMatchTruth()) {
            problems.add(
                    kind.id()
                            + " holds "
                            + measured.storage().rows()
                            + " rows of day, request and ad, which is not what the truth holds");
        }
        for (Measurement.QuestionTimes asked : measured.questions()) {
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

    private Results results(
            LogFacts worked, Map<Solution.Kind, List<Measurement>> measured, boolean complete) {
        List<SolutionResult> solutions = new ArrayList<>();
        measured.forEach(
                (kind, all) ->
                        solutions.add(new Summary(kind, all).result(plan.commitIntervalMillis())));
        return new Results(
                1,
                complete ? Results.COMPLETE : Results.PARTIAL,
                environment(),
                worked.summary(),
                solutions,
                Verdicts.of(solutions),
                answers ? AnswerSheet.of(worked.expected(), measured) : null);
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
}
