package io.lakekit.bench.experiment;

import io.lakekit.bench.lifetime.WorkDirectory;
import io.lakekit.bench.measure.ChildJvm;
import io.lakekit.bench.measure.CountingFileIO;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.solution.Solution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a solution for one round, in a JVM of its own. */
final class SolutionProcess {

    /** The greatest number of events of a commit, which is held in the heap: about 60 MB. */
    private static final long MOST_OF_A_COMMIT = 200_000;

    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final Source source;
    private final Thoroughness plan;
    private final long events;
    private final WorkDirectory work;
    private final @Nullable String warehouse;
    private final boolean answers;
    private final Class<?> main;

    /**
     * Processes that ingest {@code events} of {@code source} and check their answers against {@code
     * expected.json} in {@code work}; tables go there too if there is no {@code warehouse}. They
     * hand over the answers themselves if {@code answers}. Each starts with {@code main}, the class
     * of the runnable jar.
     */
    SolutionProcess(
            Source source,
            Thoroughness plan,
            long events,
            WorkDirectory work,
            @Nullable String warehouse,
            boolean answers,
            Class<?> main) {
        this.source = source;
        this.plan = plan;
        this.events = events;
        this.work = work;
        this.warehouse = warehouse;
        this.answers = answers;
        this.main = main;
    }

    /**
     * Runs the process to its end.
     *
     * @throws IllegalStateException if it fails, with the last lines that it printed
     */
    Measurement run(Solution.Kind kind, int round) {
        String name = kind.id() + "-" + round;
        Path assigned = work.resolve(name + ".assignment.json");
        Path measured = work.resolve(name + ".measured.json");
        Path printed = work.resolve(name + ".txt");
        Json.write(assigned, assignment(kind, name));
        List<String> arguments =
                List.of("run-solution", "--stacktrace", assigned.toString(), measured.toString());
        int exit = child(name).run(arguments, printed);
        work.delete(name);
        if (exit != 0) {
            throw new IllegalStateException(
                    "The process of "
                            + name
                            + " ended with "
                            + exit
                            + ":\n"
                            + ChildJvm.tail(printed));
        }
        return Json.read(measured, Measurement.class);
    }

    /**
     * The child process; everything that it writes is in one directory, its temporary files too.
     */
    private ChildJvm child(String name) {
        Path temporary = work.resolve(name).resolve("tmp");
        try {
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + temporary, e);
        }
        return new ChildJvm(main.getName(), ChildJvm.ownHeapBytes(), temporary, PATIENCE);
    }

    private Assignment assignment(Solution.Kind kind, String name) {
        Path local = work.resolve(name).resolve("warehouse");
        return new Assignment(
                kind,
                source,
                warehouse == null ? CountingFileIO.uri(local) : warehouse + "/" + name,
                warehouse == null ? work.tables(name).resolve("warehouse").toString() : "",
                work.resolve("expected.json").toString(),
                (int)
                        Math.min(
                                MOST_OF_A_COMMIT,
                                Math.max(1, (events + plan.commits() - 1) / plan.commits())),
                plan.runs(),
                plan.budgetMillis(),
                plan.markers(),
                plan.commitIntervalMillis(),
                answers);
    }
}
