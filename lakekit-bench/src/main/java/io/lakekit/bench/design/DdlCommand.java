package io.lakekit.bench.design;

import io.lakekit.ddl.FlinkDdl;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the statements that create the tables of designs. */
@Command(
        name = "ddl",
        mixinStandardHelpOptions = true,
        description = "Print the Flink SQL statements that create the tables of designs in YAML.")
public final class DdlCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Designs, a table a file.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        for (Path file : files) {
            System.out.println(FlinkDdl.of(YamlDesigns.read(file)) + ";");
        }
        return 0;
    }
}
