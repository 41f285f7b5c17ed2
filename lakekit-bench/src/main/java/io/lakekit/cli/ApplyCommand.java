package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.change.Risk;
import io.lakekit.cli.option.DesignFiles;
import io.lakekit.cli.option.LakeOption;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.design.TableDesign;
import io.lakekit.yaml.YamlDesigns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that creates tables or alters them to match designs. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description =
                "Create tables from designs in YAML, or alter them to match. REFUSED changes are never"
                        + " made.")
final class ApplyCommand implements Callable<Integer> {

    @Mixin private DesignFiles designs = new DesignFiles();

    @Mixin private LakeOption lake = new LakeOption();

    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--risk",
            defaultValue = "NEEDS_RESTART",
            description =
                    "The highest risk to take: SAFE, NEEDS_RESTART or REWRITES_DATA"
                            + " (default: ${DEFAULT-VALUE}).")
    private Risk risk = Risk.NEEDS_RESTART;

    @Override
    public Integer call() throws Exception {
        boolean json = output.isJson();
        return designs.with(() -> run(json));
    }

    /**
     * Applies the designs. All are read before the first table is changed; if a later one is
     * refused, the changes made before it are printed.
     */
    private int run(boolean json) {
        List<TableDesign> wanted = new ArrayList<>();
        designs.files().forEach(file -> wanted.add(YamlDesigns.read(file)));
        List<PlanView> applied = new ArrayList<>();
        try (Lake opened = Lake.open(lake.options())) {
            for (TableDesign design : wanted) {
                TableDiff<TableDesign> diff = opened.plan(design);
                opened.apply(diff, risk);
                applied.add(PlanView.of(diff));
                if (!json) {
                    System.out.println(diff);
                }
            }
        } finally {
            if (json) {
                System.out.println(Json.text(applied));
            }
        }
        return 0;
    }
}
