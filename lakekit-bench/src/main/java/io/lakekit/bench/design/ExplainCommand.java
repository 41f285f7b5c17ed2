package io.lakekit.bench.design;

import io.lakekit.explain.Explanation;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what rows become. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say what null, late and repeated rows do to each column of designs in YAML.")
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Designs, a table a file.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        for (Path file : files) {
            System.out.println(Explanation.of(YamlDesigns.read(file)));
        }
        return 0;
    }
}
