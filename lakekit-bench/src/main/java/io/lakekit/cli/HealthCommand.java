package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.cli.option.ClassPathOption;
import io.lakekit.cli.option.Existing;
import io.lakekit.cli.option.LakeOption;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Severity;
import io.lakekit.health.HealthReport;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.paimon.utils.TimeUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that reports the health of live tables. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description =
                "Report trouble with live tables in use: with their writers, compaction, expiry and"
                        + " readers. Reads only metadata and changes nothing; exit 1 if a finding fails.")
final class HealthCommand implements Callable<Integer> {

    private static final Pattern YAML = Pattern.compile(".*\\.ya?ml");

    @Parameters(
            arity = "1..*",
            paramLabel = "TABLE",
            description =
                    "Names of live tables, such as ads.clicks, or their designs as .yaml or .yml"
                            + " files, which say more, for example how long each event type is kept.")
    private List<String> tables = List.of();

    @Option(
            names = "--patience",
            defaultValue = "1 h",
            converter = Spans.class,
            paramLabel = "TIME",
            description =
                    "How long something may wait before it is reported, such as 10min; choose more"
                            + " than the time between two compactions (default: ${DEFAULT-VALUE}).")
    private Duration patience = HealthReport.PATIENCE;

    @Option(
            names = "--fail-on",
            defaultValue = "WARNING",
            description =
                    "The lowest severity that fails: ERROR, WARNING or ADVICE (default:"
                            + " ${DEFAULT-VALUE}).")
    private Severity failOn = Severity.WARNING;

    @Mixin private LakeOption lake = new LakeOption();
    @Mixin private ClassPathOption classPath = new ClassPathOption();
    @Mixin private OutputOption output = new OutputOption();

    @Spec private @Nullable CommandSpec spec;

    /** A report as programs read it. */
    private record Health(String table, String at, List<FindingView.Finding> findings) {

        static Health of(HealthReport report) {
            return new Health(
                    report.table().toString(),
                    report.at().toString(),
                    FindingView.of(report.findings()));
        }
    }

    /** The converter of times such as {@code 10min}, {@code 1 h} or {@code 2d}. */
    static final class Spans implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return TimeUtils.parseDuration(text);
        }
    }

    @Override
    public Integer call() throws Exception {
        boolean json = output.isJson();
        tables.stream()
                .filter(HealthCommand::isDesign)
                .forEach(
                        file ->
                                Existing.file(
                                        Objects.requireNonNull(spec), "TABLE", Path.of(file)));
        return classPath.with(() -> run(json));
    }

    private int run(boolean json) {
        List<HealthReport> reports = new ArrayList<>();
        try (Lake opened = Lake.open(lake.existing())) {
            for (String table : tables) {
                TableDesign design = design(opened, table);
                reports.add(HealthReport.of(opened.open(design), Instant.now(), patience));
            }
        }
        if (json) {
            System.out.println(Json.text(reports.stream().map(Health::of).toList()));
        } else {
            reports.forEach(HealthCommand::print);
        }
        return reports.stream().anyMatch(this::fails) ? 1 : 0;
    }

    private static boolean isDesign(String table) {
        return YAML.matcher(table).matches();
    }

    private static TableDesign design(Lake lake, String table) {
        if (isDesign(table)) {
            return YamlDesigns.read(Path.of(table));
        }
        ImportedTable imported = lake.importTable(TableName.parse(table));
        return imported.design()
                .orElseThrow(
                        () -> new DiagnosticsException(imported.findings().of(Severity.ERROR)));
    }

    private static void print(HealthReport report) {
        if (report.findings().isEmpty()) {
            System.out.println(report.table() + ": no findings");
        }
        report.findings().forEach(System.out::println);
    }

    private boolean fails(HealthReport report) {
        return report.findings().stream()
                .anyMatch(finding -> finding.severity().compareTo(failOn) <= 0);
    }
}
