package io.lakekit.cli;

import io.lakekit.advisor.DesignAdvisor;
import io.lakekit.advisor.Recommendation;
import io.lakekit.bench.report.Json;
import io.lakekit.cli.option.Existing;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.paimon.AdvisedDesigns;
import io.lakekit.yaml.YamlDesigns;
import io.lakekit.yaml.YamlWorkloads;
import java.nio.file.Path;
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

/** The command that recommends a design for a workload. */
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        description =
                "Recommend a design for a workload in YAML, with a reason for each setting and the"
                        + " sizes to expect.")
final class AdviseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The workload.")
    private Path file = Path.of("");

    @Option(
            names = "--yaml",
            description = "Print only the design, as YAML to put your columns into.")
    private boolean yaml;

    @Mixin private OutputOption output = new OutputOption();
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        boolean json = output.isJson();
        if (json && yaml) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--yaml prints a design, so it does not go with --output json");
        }
        Existing.file(Objects.requireNonNull(spec), "FILE", file);
        Recommendation recommendation = DesignAdvisor.advise(YamlWorkloads.read(file));
        if (json) {
            System.out.println(Json.text(AdviceView.of(recommendation)));
        } else if (yaml) {
            System.out.print(YamlDesigns.print(AdvisedDesigns.of(recommendation)));
        } else {
            System.out.println(recommendation);
            AdvisedDesigns.options(recommendation)
                    .forEach(
                            option ->
                                    System.out.println(
                                            "Paimon's option "
                                                    + option.key()
                                                    + "="
                                                    + option.value()));
        }
        return 0;
    }
}
