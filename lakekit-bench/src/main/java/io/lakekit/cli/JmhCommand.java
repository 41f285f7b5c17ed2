package io.lakekit.cli;

import io.lakekit.bench.measure.JvmOpens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs the JMH suite; its forks get the same opened packages as the jar, after what the user
 * appends.
 */
@Command(
        name = "jmh",
        description =
                "Run the JMH suite; takes JMH's own arguments and prints as JMH does ('-rf json' for"
                        + " JSON), so it has no --output.")
final class JmhCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ARGUMENT",
            description = "JMH's arguments, such as 'Ingest -f 1' or '-l'; -h lists them.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, RunnerException {
        CommandLineOptions given;
        try {
            given =
                    new CommandLineOptions(
                            arguments.stream().map(JmhCommand::asJmh).toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            System.err.println("jmh: " + e.getMessage() + "; -h lists the arguments");
            return CommandLine.ExitCode.USAGE;
        }
        if (given.shouldHelp()) {
            given.showHelp();
        } else if (given.shouldListProfilers()) {
            given.listProfilers();
        } else if (given.shouldListResultFormats()) {
            given.listResultFormats();
        } else {
            run(given);
        }
        return 0;
    }

    /** An argument as JMH spells it: the jar has --help everywhere, JMH has -h. */
    private static String asJmh(String argument) {
        return argument.equals("--help") ? "-h" : argument;
    }

    private static void run(CommandLineOptions given) throws RunnerException {
        String[] appended =
                Stream.concat(
                                given.getJvmArgsAppend().orElse(List.of()).stream(),
                                JvmOpens.arguments().stream())
                        .toArray(String[]::new);
        Runner runner =
                new Runner(new OptionsBuilder().parent(given).jvmArgsAppend(appended).build());
        if (given.shouldList()) {
            runner.list();
        } else if (given.shouldListWithParams()) {
            runner.listWithParams(given);
        } else {
            try {
                runner.run();
            } catch (NoBenchmarksException e) {
                throw new IllegalArgumentException(
                        "No benchmark matches " + given.getIncludes() + "; 'jmh -l' lists them", e);
            }
        }
    }
}
