package io.lakekit.cli;

import io.lakekit.bench.experiment.Assignment;
import io.lakekit.bench.experiment.SolutionRun;
import io.lakekit.bench.report.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command that runs one solution in a process of its own; {@code compare} starts it. */
@Command(
        name = "run-solution",
        hidden = true,
        description = "Run one solution; compare starts this command.")
final class SolutionCommand implements Callable<Integer> {

    @Parameters(index = "0", description = "The assignment.")
    private Path assignment = Path.of("");

    @Parameters(index = "1", description = "The file for the figures.")
    private Path measured = Path.of("");

    @Override
    public Integer call() {
        Json.write(measured, new SolutionRun(Json.read(assignment, Assignment.class)).run());
        return 0;
    }
}
