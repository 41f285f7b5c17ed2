package io.lakekit.cli;

import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.input.LogWriter;
import io.lakekit.bench.report.Json;
import io.lakekit.cli.option.DisorderOptions;
import io.lakekit.cli.option.Existing;
import io.lakekit.cli.option.OutputOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a generated log to files that {@code compare --input} reads. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Write a seeded ad-event log as gzipped JSON lines, with the mapping that reads it"
                        + " back.")
final class GenerateCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            defaultValue = "100000",
            description = "The number of events, with repeated ones (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The seed of the log (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private DisorderOptions disorder = new DisorderOptions();

    @Option(
            names = "--out",
            required = true,
            description = "The directory to write to; created if it does not exist.")
    private Path out;

    @Mixin private OutputOption output = new OutputOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        boolean json = output.isJson();
        if (events < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--events takes 1 or more, not " + events);
        }
        Existing.place(Objects.requireNonNull(spec), "--out", out);
        GeneratedLog log = new GeneratedLog(seed, events, disorder.disorder());
        LogWriter.write(log, out);
        System.out.println(
                json
                        ? Json.text(log.summary())
                        : events + " events of seed " + seed + " written to " + out);
        return 0;
    }
}
