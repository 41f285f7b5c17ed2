package io.lakekit.bench.design;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.design.TableName;
import io.lakekit.yaml.YamlDesigns;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() {
        try (Lake opened = Lake.open(lake.options())) {
            ImportedTable imported = opened.importTable(TableName.parse(table));
            imported.findings().forEach(System.err::println);
            imported.design().map(YamlDesigns::print).ifPresent(System.out::print);
            return imported.design().isPresent() ? 0 : 1;
        }
    }
}
