package io.lakekit.bench;

import io.lakekit.bench.measure.JvmOpens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH suite; its forks get the same opened packages as the jar. */
@Command(
        name = "jmh",
        description =
                "Run the JMH suite; takes JMH's own arguments, such as 'Ingest -f 1' or '-l'.")
final class JmhCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ARGUMENT", description = "JMH's arguments; -h lists them.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        CommandLineOptions given = new CommandLineOptions(arguments.toArray(String[]::new));
        if (given.shouldHelp()) {
            given.showHelp();
            return 0;
        }
        Runner runner =
                new Runner(
                        new OptionsBuilder()
                                .parent(given)
                                .jvmArgsAppend(JvmOpens.arguments().toArray(String[]::new))
                                .build());
        if (given.shouldList()) {
            runner.list();
        } else {
            runner.run();
        }
        return 0;
    }
}
