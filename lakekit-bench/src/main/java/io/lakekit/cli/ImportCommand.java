package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.cli.option.ClassPathOption;
import io.lakekit.cli.option.LakeOption;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.design.TableName;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that prints live tables as designs. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Print a live table as a design in YAML, and what is wrong with it on standard error;"
                        + " or all tables of a database with what to fix first; exit 1 if no design"
                        + " describes a table.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TABLE",
            description = "The table, such as ads.clicks.")
    private @Nullable String table;

    @Option(
            names = "--all",
            paramLabel = "DATABASE",
            description =
                    "Import all tables of a database instead, and print a line for each: its kind, how"
                            + " many findings of which severity, and what to fix first (default:"
                            + " none).")
    private @Nullable String database;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "With --all, also write each design to a file DIR/<table>.yaml (default:"
                            + " none).")
    private @Nullable Path directory;

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
        if ((table == null) == (database == null)) {
            throw wrong("Give either TABLE or --all DATABASE");
        }
        if (directory != null && database == null) {
            throw wrong("--out goes with --all DATABASE; a single design is printed");
        }
        if (database != null) {
            String name = database;
            return classPath.with(() -> all(name, json));
        }
        TableName name = TableName.parse(Objects.requireNonNull(table));
        if (name.database().isBlank() || name.table().isBlank()) {
            throw wrong("TABLE is database.table, such as ads.clicks, not '" + table + "'");
        }
        return classPath.with(() -> run(name, json));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private int all(String name, boolean json) {
        try (Lake opened = Lake.open(lake.existing())) {
            DatabaseImport imported = DatabaseImport.of(opened.importDatabase(name));
            if (directory != null) {
                imported.write(directory);
            }
            System.out.print(json ? imported.json() + System.lineSeparator() : imported.text());
            return imported.isComplete() ? 0 : 1;
        }
    }

    private int run(TableName name, boolean json) {
        try (Lake opened = Lake.open(lake.existing())) {
            ImportedTable imported = opened.importTable(name);
            String design = imported.design().map(YamlDesigns::print).orElse(null);
            if (json) {
                System.out.println(
                        Json.text(
                                new ImportView(
                                        name.toString(),
                                        design,
                                        FindingView.of(imported.findings()))));
            } else {
                imported.findings().forEach(System.err::println);
                System.out.print(design == null ? "" : design);
            }
            return design == null ? 1 : 0;
        }
    }
}
