package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.cli.option.DesignFiles;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.design.Acceptance;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.yaml.LocatedDesign;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that checks designs without touching a table. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Check designs in YAML; exit 1 if a finding fails them.")
final class LintCommand implements Callable<Integer> {

    @Mixin private DesignFiles designs = new DesignFiles();

    @Option(
            names = "--fail-on",
            defaultValue = "ERROR",
            description =
                    "The lowest severity that fails a valid design: ERROR, WARNING (accepted ones) or"
                            + " ADVICE (default: ${DEFAULT-VALUE}).")
    private Severity failOn = Severity.ERROR;

    @Option(
            names = "--probe",
            description =
                    "Also write a row with the raw options, to a table of its own in a temporary"
                            + " directory.")
    private boolean probe;

    @Mixin private OutputOption output = new OutputOption();

    /**
     * A finding with its place in the file.
     *
     * @param accepted the reason for which the warning is accepted, or null if it is not
     */
    private record JudgedFinding(Diagnostic finding, @Nullable String accepted) {

        @Override
        public String toString() {
            return finding + (accepted == null ? "" : " Accepted: " + accepted);
        }
    }

    /**
     * The findings about one file.
     *
     * @param refused whether the file is refused until these findings are fixed
     */
    private record LintResult(List<JudgedFinding> findings, boolean refused) {

        static LintResult of(Path file, boolean probe) {
            try {
                LocatedDesign located = YamlDesigns.locate(file);
                TableDesign design = located.design();
                Diagnostics found = design.warnings().and(checked(design, probe));
                return new LintResult(
                        found.stream().map(each -> judged(each, design, located)).toList(), false);
            } catch (DiagnosticsException e) {
                return new LintResult(
                        e.diagnostics().stream()
                                .map(each -> new JudgedFinding(each, null))
                                .toList(),
                        true);
            }
        }

        private static Diagnostics checked(TableDesign design, boolean probe) {
            Diagnostics found = PaimonSchemas.check(design);
            return probe && !found.hasErrors() ? found.and(PaimonSchemas.probe(design)) : found;
        }

        private static JudgedFinding judged(
                Diagnostic finding, TableDesign design, LocatedDesign located) {
            Diagnostics one = located.located(Diagnostics.copyOf(List.of(finding)));
            return new JudgedFinding(one.iterator().next(), reason(finding, design));
        }

        private static @Nullable String reason(Diagnostic finding, TableDesign design) {
            return finding.severity() != Severity.WARNING
                    ? null
                    : design.acceptances().stream()
                            .filter(given -> given.covers(design.name(), finding))
                            .findFirst()
                            .map(Acceptance::reason)
                            .orElse(null);
        }

        boolean fails(Severity least) {
            return refused
                    || findings.stream()
                            .anyMatch(each -> each.finding().severity().compareTo(least) <= 0);
        }

        Stream<FindingView.Finding> forPrograms() {
            return findings.stream()
                    .map(each -> FindingView.Finding.of(each.finding(), each.accepted()));
        }

        Stream<String> forPeople() {
            return findings.stream().map(JudgedFinding::toString);
        }
    }

    @Override
    public Integer call() throws Exception {
        boolean json = output.isJson();
        return designs.with(() -> run(json));
    }

    private int run(boolean json) {
        List<LintResult> all =
                designs.files().stream().map(file -> LintResult.of(file, probe)).toList();
        if (json) {
            System.out.println(Json.text(all.stream().flatMap(LintResult::forPrograms).toList()));
        } else {
            all.stream().flatMap(LintResult::forPeople).forEach(System.out::println);
        }
        return all.stream().anyMatch(linted -> linted.fails(failOn)) ? 1 : 0;
    }
}
