package io.lakekit.bench.design;

import io.lakekit.bench.options.OutputOption;
import io.lakekit.bench.report.Json;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks designs without touching a table. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Check designs in YAML; exit 1 if there are findings that fail.")
public final class LintCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Designs, a table a file.")
    private List<Path> files = List.of();

    @Option(
            names = "--fail-on",
            defaultValue = "ERROR",
            description =
                    "The least severity that fails a good design: ERROR, WARNING (accepted ones) or"
                            + " ADVICE (default: ${DEFAULT-VALUE}).")
    private Severity failOn = Severity.ERROR;

    @Mixin private OutputOption output = new OutputOption();

    /**
     * What was found in a design.
     *
     * @param refused whether it is no design before that changes
     */
    private record Linted(Diagnostics findings, boolean refused) {

        static Linted of(Path file) {
            try {
                TableDesign design = YamlDesigns.read(file);
                return new Linted(design.warnings().and(PaimonSchemas.check(design)), false);
            } catch (DiagnosticsException e) {
                return new Linted(e.diagnostics(), true);
            }
        }

        boolean fails(Severity least) {
            return refused
                    || findings.stream()
                            .anyMatch(finding -> finding.severity().compareTo(least) <= 0);
        }
    }

    @Override
    public Integer call() {
        boolean json = output.isJson();
        List<Linted> all = files.stream().map(Linted::of).toList();
        Stream<Diagnostic> findings = all.stream().flatMap(linted -> linted.findings().stream());
        if (json) {
            System.out.println(Json.text(Findings.of(Diagnostics.copyOf(findings.toList()))));
        } else {
            findings.forEach(System.out::println);
        }
        return all.stream().anyMatch(linted -> linted.fails(failOn)) ? 1 : 0;
    }
}
