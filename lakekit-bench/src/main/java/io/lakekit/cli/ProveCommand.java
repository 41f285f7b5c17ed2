package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.cli.FindingView.Finding;
import io.lakekit.cli.option.ClassPathOption;
import io.lakekit.cli.option.Existing;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.cli.rows.RowsException;
import io.lakekit.cli.rows.RowsFile;
import io.lakekit.cli.rows.StreamRow;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.proof.CounterExample;
import io.lakekit.proof.OrderProof;
import io.lakekit.proof.ProofResult;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that proves that a table does not depend on how its rows arrive. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description =
                "Write rows to a table in memory in every order, some of them twice, with commits"
                        + " and compactions anywhere; exit 1 with the smallest case if what the"
                        + " table holds depends on that.")
final class ProveCommand implements Callable<Integer> {

    /** What may differ between two days on which the same rows arrive. */
    private enum Varied {
        ORDERS,
        REPEATS,
        COMMITS,
        COMPACTIONS;

        OrderProof<TableDesign> in(OrderProof<TableDesign> proof) {
            return switch (this) {
                case ORDERS -> proof.permutations();
                case REPEATS -> proof.duplicates();
                case COMMITS -> proof.commitSplits();
                case COMPACTIONS -> proof.compactions();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static String all() {
            return Arrays.stream(values()).map(Varied::toString).collect(Collectors.joining(", "));
        }
    }

    /** More would take minutes, above all to make a failing schedule small. */
    private static final int MOST_ROWS = 200;

    @Parameters(paramLabel = "FILE", description = "The design.")
    private Path file = Path.of("");

    @Option(
            names = "--rows",
            required = true,
            paramLabel = "FILE",
            description =
                    "The rows: CSV with the names of columns in its first line if the name ends in"
                            + " .csv, else a YAML list of '{column: value, ...}'. The value of"
                            + " 'stream' names the group or event type of a row; a row without it is"
                            + " a whole row.")
    private Path rowsFile = Path.of("");

    @Option(
            names = "--vary",
            split = ",",
            paramLabel = "WHAT",
            defaultValue = "orders,repeats,commits,compactions",
            description = "What to try (default: ${DEFAULT-VALUE}).")
    private List<String> vary = List.of();

    @Option(
            names = "--at-most",
            paramLabel = "SCHEDULES",
            defaultValue = "5000",
            description =
                    "How many schedules to try; if there are more, as many are drawn at random"
                            + " (default: ${DEFAULT-VALUE}).")
    private int atMost;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "What they are drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private ClassPathOption classPath = new ClassPathOption();
    @Mixin private OutputOption output = new OutputOption();
    @Spec private @Nullable CommandSpec spec;

    /**
     * What came out, as programs read it.
     *
     * @param tried the number of schedules up to the first that fails
     * @param complete whether these would be all there are
     */
    private record Proved(
            String table,
            int rows,
            boolean holds,
            int tried,
            boolean complete,
            long seed,
            @Nullable Failing counterExample) {}

    /**
     * The smallest schedule that fails, by the lines of the file.
     *
     * @param written the lines in the order in which they were written
     * @param expectedOf the lines that give what is expected, each once
     */
    private record Failing(
            List<Integer> written,
            List<Integer> expectedOf,
            List<String> differences,
            List<Finding> findings,
            String text) {

        static Failing of(CounterExample found, List<StreamRow> rows) {
            return new Failing(
                    found.writes().stream().map(event -> rows.get(event).line()).toList(),
                    found.writes().stream()
                            .distinct()
                            .sorted()
                            .map(event -> rows.get(event).line())
                            .toList(),
                    found.differences(),
                    found.findings().stream().map(each -> Finding.of(each, null)).toList(),
                    found.toString());
        }
    }

    @Override
    public Integer call() throws Exception {
        boolean json = output.isJson();
        CommandSpec known = Objects.requireNonNull(spec);
        List<Varied> varied = vary.stream().map(this::varied).distinct().toList();
        if (atMost < 1) {
            throw wrong("--at-most takes 1 or more, not " + atMost);
        }
        Existing.file(known, "FILE", file);
        Existing.file(known, "--rows", rowsFile);
        return classPath.with(() -> run(varied, json));
    }

    private Varied varied(String name) {
        return Arrays.stream(Varied.values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("--vary takes " + Varied.all() + ", not '" + name + "'"));
    }

    private ParameterException wrong(String fact) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), fact);
    }

    private int run(List<Varied> varied, boolean json) {
        TableDesign design = YamlDesigns.read(file);
        List<StreamRow> rows = RowsFile.read(rowsFile, design);
        if (rows.size() > MOST_ROWS) {
            throw new RowsException(
                    rowsFile,
                    rows.get(MOST_ROWS).line(),
                    "%d rows are more than the %d of a proof; keep some rows of a few keys"
                            .formatted(rows.size(), MOST_ROWS));
        }
        rows.forEach(row -> requireWritable(design, row));
        ProofResult result = proof(design, rows, varied).result();
        Failing failing =
                result.counterExample().map(found -> Failing.of(found, rows)).orElse(null);
        if (json) {
            System.out.println(
                    Json.text(
                            new Proved(
                                    design.name().toString(),
                                    rows.size(),
                                    failing == null,
                                    result.tried(),
                                    result.complete(),
                                    seed,
                                    failing)));
        } else {
            System.out.println(
                    failing == null ? holds(design, rows, result) : fails(failing, rowsFile));
        }
        return failing == null ? 0 : 1;
    }

    private String holds(TableDesign design, List<StreamRow> rows, ProofResult result) {
        return "%s holds the same however its %d rows arrive: %s, varying %s."
                .formatted(
                        design.name(),
                        rows.size(),
                        result.complete()
                                ? "all %d schedules tried".formatted(result.tried())
                                : "%d schedules tried, drawn from seed %d (--at-most tries more)"
                                        .formatted(result.tried(), seed),
                        String.join(", ", vary));
    }

    private static String fails(Failing failing, Path rowsFile) {
        return "%s%nWritten were lines %s of %s; expected is what lines %s give, each once."
                .formatted(
                        failing.text(),
                        lines(failing.written()),
                        rowsFile,
                        lines(failing.expectedOf()));
    }

    private static String lines(List<Integer> lines) {
        return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A row that the table refuses is told with its line, before others come into it. */
    private void requireWritable(TableDesign design, StreamRow row) {
        try {
            var unused = proof(design, List.of(row), List.of()).result();
        } catch (DiagnosticsException e) {
            throw new RowsException(rowsFile, row.line(), String.valueOf(e.getMessage()));
        }
    }

    private OrderProof<TableDesign> proof(
            TableDesign design, List<StreamRow> rows, List<Varied> varied) {
        OrderProof<TableDesign> proof = OrderProof.of(design).seed(seed).atMost(atMost);
        for (StreamRow row : rows) {
            proof = with(proof, row);
        }
        for (Varied each : varied) {
            proof = each.in(proof);
        }
        return proof;
    }

    @SuppressWarnings("unchecked") // the slice is one of the design's own
    private static OrderProof<TableDesign> with(OrderProof<TableDesign> proof, StreamRow row) {
        return row.slice() == null
                ? proof.rows(row.row())
                : proof.stream((Slice<? super TableDesign>) row.slice(), row.row());
    }
}
