package io.lakekit.cli;

import io.lakekit.bench.experiment.Comparison;
import io.lakekit.bench.experiment.Source;
import io.lakekit.bench.experiment.Thoroughness;
import io.lakekit.bench.input.DryRun;
import io.lakekit.bench.report.AnswersText;
import io.lakekit.bench.report.HtmlPage;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.report.Results;
import io.lakekit.bench.report.TerminalTable;
import io.lakekit.bench.solution.Solution;
import io.lakekit.cli.option.DisorderOptions;
import io.lakekit.cli.option.Existing;
import io.lakekit.cli.option.OutputOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that compares the solutions, which is the main job of this module. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Ingest the same events with three table designs, check every answer against the"
                        + " truth, then measure. Writes results.json and index.html.")
final class CompareCommand implements Callable<Integer> {

    /** The options for the source of events, of which at most one is given. */
    static final class SourceOptions {

        @Option(
                names = "--events",
                description =
                        "Generate this many events (default: 100000; 40000 with --quick, 2000000"
                                + " with --full).")
        private @Nullable Long events;

        @Option(
                names = "--input",
                description = "Read the logs of this directory (default: generate).")
        private @Nullable Path input;
    }

    /** The options for the thoroughness, of which at most one is given. */
    static final class LengthOptions {

        @Option(names = "--quick", description = "One short round, for a first look.")
        private boolean quick;

        @Option(names = "--full", description = "Two million events and long runs.")
        private boolean full;
    }

    @ArgGroup private SourceOptions given = new SourceOptions();
    @ArgGroup private LengthOptions thoroughness = new LengthOptions();

    @Option(
            names = "--mapping",
            description =
                    "How to read --input (default: its lakekit-mapping.yaml, or else the"
                            + " shipped mapping that fits).")
    private @Nullable Path mapping;

    @Option(
            names = "--dry-run",
            description =
                    "Print how the first lines of each stream of --input are read, and do nothing"
                            + " else.")
    private boolean dryRun;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The seed of generated events (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private DisorderOptions disorder = new DisorderOptions();

    @Option(
            names = "--out",
            defaultValue = "lakekit-results",
            description = "The directory for the results (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("lakekit-results");

    @Option(
            names = "--warehouse",
            description = "Keep the tables in this warehouse (default: a temporary directory).")
    private @Nullable String warehouse;

    @Option(
            names = "--solutions",
            split = ",",
            defaultValue = "wide,append,hybrid",
            description = "The solutions to run (default: ${DEFAULT-VALUE}).")
    private List<String> solutions = List.of();

    @Option(
            names = "--rounds",
            description = "The number of rounds of each solution (default: 3; 1 with --quick).")
    private @Nullable Integer rounds;

    @Option(
            names = "--max-rejects",
            defaultValue = "0.01",
            description =
                    "Fail if more than this share of the lines read is rejected (default:"
                            + " ${DEFAULT-VALUE}).")
    private double maxRejects;

    @Option(
            names = "--answers",
            description =
                    "Print each question in words, with all its values, and the answers, so that they"
                            + " can be checked; results.json has the complete answers.")
    private boolean answers;

    @Mixin private OutputOption output = new OutputOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        boolean json = output.isJson();
        if (rounds != null && rounds < 1) {
            throw usage("--rounds takes 1 or more, not " + rounds);
        }
        if (given.input != null && disorder.isGiven()) {
            throw usage("Disorder is made in generated events; --input takes events as they are");
        }
        requireUsable();
        if (dryRun) {
            return dryRun();
        }
        Thoroughness plan =
                thoroughness.quick
                        ? Thoroughness.QUICK
                        : thoroughness.full ? Thoroughness.FULL : Thoroughness.USUAL;
        Source source =
                new Source(
                        seed,
                        given.events == null ? plan.events() : given.events,
                        disorder.disorder(),
                        given.input == null ? null : given.input.toString(),
                        mapping == null ? null : mapping.toString(),
                        null);
        Comparison comparison =
                new Comparison(
                        source,
                        plan,
                        rounds == null ? plan.rounds() : rounds,
                        kinds(),
                        out,
                        warehouse,
                        maxRejects,
                        answers,
                        Lakekit.class);
        Comparison.Outcome outcome = comparison.run();
        print(outcome.results(), json);
        outcome.problems().forEach(System.err::println);
        return outcome.problems().isEmpty() ? 0 : 1;
    }

    private int dryRun() {
        if (given.input == null) {
            throw usage("--dry-run shows what --input becomes; name the directory of a log");
        }
        DryRun.of(given.input, mapping).forEach(System.out::println);
        return 0;
    }

    /** Refuses everything that can be known to be wrong before the first event. */
    private void requireUsable() {
        CommandSpec known = Objects.requireNonNull(spec);
        if (given.events != null && given.events < 1) {
            throw usage("--events takes 1 or more, not " + given.events);
        }
        if (!(maxRejects >= 0 && maxRejects <= 1)) {
            throw usage("--max-rejects is a share from 0 to 1, not " + maxRejects);
        }
        if (mapping != null && given.input == null) {
            throw usage("--mapping says how to read --input, which is not given");
        }
        if (given.input != null) {
            Existing.directory(known, "--input", given.input);
        }
        if (mapping != null) {
            Existing.file(known, "--mapping", mapping);
        }
        Existing.place(known, "--out", out);
    }

    private void print(Results results, boolean json) {
        Json.write(out.resolve("results.json"), results);
        Json.writeText(out.resolve("index.html"), HtmlPage.of(results));
        if (json) {
            System.out.println(Json.text(results));
        } else {
            System.out.print(TerminalTable.of(results));
            if (results.answers() != null) {
                System.out.print("\n" + AnswersText.of(results.answers()).stripTrailing() + "\n");
            }
            System.out.println(
                    "\nWritten: "
                            + out.resolve("results.json")
                            + " and "
                            + out.resolve("index.html"));
        }
    }

    private List<Solution.Kind> kinds() {
        return solutions.stream().map(this::kind).distinct().toList();
    }

    private Solution.Kind kind(String id) {
        return Arrays.stream(Solution.Kind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> usage("--solutions knows no '" + id + "', only " + known()));
    }

    private static String known() {
        return Arrays.stream(Solution.Kind.values())
                .map(Solution.Kind::id)
                .collect(Collectors.joining(", "));
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
