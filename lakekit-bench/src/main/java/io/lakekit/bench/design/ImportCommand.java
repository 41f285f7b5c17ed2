package io.lakekit.bench.design;

import io.lakekit.bench.options.OutputOption;
import io.lakekit.bench.report.Json;
import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.design.TableName;
import io.lakekit.yaml.YamlDesigns;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads the design of a live table. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Print a live table as a design in YAML, and on the error stream what is wrong with"
                        + " it; exit 1 if it is no design.")
public final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TABLE", description = "Such as ads.clicks.")
    private String table = "";

    @Mixin private LakeOption lake = new LakeOption();
    @Mixin private OutputOption output = new OutputOption();

    /**
     * An imported table as programs read it.
     *
     * @param design YAML, or null if the table has no design
     */
    private record Imported(
            String table, @Nullable String design, List<Findings.Finding> findings) {}

    @Override
    public Integer call() {
        boolean json = output.isJson();
        try (Lake opened = Lake.open(lake.existing())) {
            ImportedTable imported = opened.importTable(TableName.parse(table));
            String design = imported.design().map(YamlDesigns::print).orElse(null);
            if (json) {
                System.out.println(
                        Json.text(new Imported(table, design, Findings.of(imported.findings()))));
            } else {
                imported.findings().forEach(System.err::println);
                System.out.print(design == null ? "" : design);
            }
            return design == null ? 1 : 0;
        }
    }
}
