package io.lakekit.bench.design;

import io.lakekit.bench.options.OutputOption;
import io.lakekit.bench.report.Json;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
                    "The least severity that fails: ERROR, WARNING (accepted ones too) or ADVICE"
                            + " (default: ${DEFAULT-VALUE}).")
    private Severity failOn = Severity.ERROR;

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        boolean json = output.isJson();
        Diagnostics all = Diagnostics.none();
        for (Path file : files) {
            all = all.and(findings(file));
        }
        if (json) {
            System.out.println(Json.text(Findings.of(all)));
        } else {
            all.forEach(System.out::println);
        }
        return all.stream().anyMatch(finding -> finding.severity().compareTo(failOn) <= 0) ? 1 : 0;
    }

    private static Diagnostics findings(Path file) {
        try {
            TableDesign design = YamlDesigns.read(file);
            return design.warnings().and(PaimonSchemas.check(design));
        } catch (DiagnosticsException e) {
            return e.diagnostics();
        }
    }
}
