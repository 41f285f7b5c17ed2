package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.change.Risk;
import io.lakekit.cli.option.DesignFiles;
import io.lakekit.cli.option.LakeOption;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that shows the changes which would make live tables match designs. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Show the changes that would make live tables match designs in YAML; exit 1 if one is"
                        + " refused.")
final class PlanCommand implements Callable<Integer> {

    @Mixin private DesignFiles designs = new DesignFiles();

    @Mixin private LakeOption lake = new LakeOption();
    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws Exception {
        boolean json = output.isJson();
        return designs.with(() -> run(json));
    }

    private int run(boolean json) {
        List<TableDiff<?>> plans = new ArrayList<>();
        try (Lake opened = Lake.open(lake.existing())) {
            for (Path file : designs.files()) {
                plans.add(opened.plan(YamlDesigns.read(file)));
            }
        }
        if (json) {
            System.out.println(Json.text(plans.stream().map(PlanView::of).toList()));
        } else {
            plans.forEach(System.out::println);
        }
        return plans.stream().anyMatch(plan -> plan.risk() == Risk.REFUSED) ? 1 : 0;
    }
}
