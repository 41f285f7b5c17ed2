package io.lakekit.bench.design;

import io.lakekit.bench.options.OutputOption;
import io.lakekit.bench.report.Json;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.change.Risk;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lays designs against live tables. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Say what leads from live tables to designs in YAML; exit 1 if a change is refused.")
public final class PlanCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Designs, a table a file.")
    private List<Path> files = List.of();

    @Mixin private LakeOption lake = new LakeOption();
    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        boolean json = output.isJson();
        List<TableDiff<?>> plans = new ArrayList<>();
        try (Lake opened = Lake.open(lake.existing())) {
            for (Path file : files) {
                plans.add(opened.plan(YamlDesigns.read(file)));
            }
        }
        if (json) {
            System.out.println(Json.text(plans.stream().map(Plan::of).toList()));
        } else {
            plans.forEach(System.out::println);
        }
        return plans.stream().anyMatch(plan -> plan.risk() == Risk.REFUSED) ? 1 : 0;
    }
}
