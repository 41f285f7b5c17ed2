package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.cli.option.ClassPathOption;
import io.lakekit.cli.option.LakeOption;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.design.TableName;
import io.lakekit.yaml.YamlDesigns;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that prints a live table as a design. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Print a live table as a design in YAML, and what is wrong with it on standard error;"
                        + " exit 1 if no design describes it.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TABLE", description = "The table, such as ads.clicks.")
    private String table = "";

    @Mixin private LakeOption lake = new LakeOption();
    @Mixin private OutputOption output = new OutputOption();

    /**
     * An imported table as programs read it.
     *
     * @param design YAML, or null if the table has no design
     */
    private record ImportView(
            String table, @Nullable String design, List<FindingView.Finding> findings) {}

    @Mixin private ClassPathOption classPath = new ClassPathOption();
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        boolean json = output.isJson();
        TableName name = TableName.parse(table);
        if (name.database().isBlank() || name.table().isBlank()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "TABLE is database.table, such as ads.clicks, not '" + table + "'");
        }
        return classPath.with(() -> run(name, json));
    }

    private int run(TableName name, boolean json) {
        try (Lake opened = Lake.open(lake.existing())) {
            ImportedTable imported = opened.importTable(name);
            String design = imported.design().map(YamlDesigns::print).orElse(null);
            if (json) {
                System.out.println(
                        Json.text(
                                new ImportView(
                                        table, design, FindingView.of(imported.findings()))));
            } else {
                imported.findings().forEach(System.err::println);
                System.out.print(design == null ? "" : design);
            }
            return design == null ? 1 : 0;
        }
    }
}
