package io.lakekit.cli;

import io.lakekit.bench.report.Build;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The commands of the runnable jar. Exit codes: 0 done, 1 failed or found something, 2 wrong usage.
 */
@Command(
        name = "lakekit",
        mixinStandardHelpOptions = true,
        description =
                "Designs, checks, changes and compares Apache Paimon tables for advertising"
                        + " pipelines.",
        subcommands = {
            CompareCommand.class,
            GenerateCommand.class,
            JmhCommand.class,
            AdviseCommand.class,
            LintCommand.class,
            ExplainCommand.class,
            ProveCommand.class,
            DdlCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            ImportCommand.class,
            HealthCommand.class,
            AutoComplete.GenerateCompletion.class,
            SolutionCommand.class
        })
public final class Lakekit {

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Print the whole stack trace of a failure.")
    private boolean stacktrace;

    private Lakekit() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and gives its exit code. */
    public static int run(String... arguments) {
        Lakekit root = new Lakekit();
        CommandLine command = new CommandLine(root);
        command.getCommandSpec().version("lakekit " + Build.load().version());
        // All that follows jmh is JMH's, as it stands.
        Objects.requireNonNull(command.setExpandAtFiles(false).getSubcommands().get("jmh"))
                .setStopAtPositional(true)
                .setUnmatchedOptionsArePositionalParams(true);
        return command.setParameterExceptionHandler((wrong, given) -> usage(wrong))
                .setExecutionExceptionHandler(
                        (failure, failed, parsed) -> root.report(failure, failed))
                .execute(arguments);
    }

    /** Reports wrong usage in one line, whatever picocli says. */
    private static int usage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String fact = String.valueOf(wrong.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        command.getErr().println(name + ": " + fact + "; '" + name + " --help' says what it takes");
        return CommandLine.ExitCode.USAGE;
    }

    private int report(Exception failure, CommandLine command) {
        command.getErr().println("lakekit: " + Causes.told(failure));
        if (stacktrace) {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
