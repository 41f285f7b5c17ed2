package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.cli.option.DesignFiles;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.ddl.FlinkDdl;
import io.lakekit.ddl.FlinkLookup;
import io.lakekit.ddl.FlinkScript;
import io.lakekit.ddl.SparkDdl;
import io.lakekit.design.TableDesign;
import io.lakekit.yaml.YamlDesigns;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that prints the statements which create the tables of designs. */
@Command(
        name = "ddl",
        mixinStandardHelpOptions = true,
        description =
                "Print the statements that create the tables of designs in YAML, or the scripts with"
                        + " which Flink SQL writes them.")
final class DdlCommand implements Callable<Integer> {

    /** The dialects of SQL. */
    private enum Dialect {
        FLINK(FlinkDdl::of),
        SPARK(SparkDdl::of);

        private final Function<TableDesign, String> printer;

        Dialect(Function<TableDesign, String> printer) {
            this.printer = printer;
        }
    }

    /** What is printed of a table for Flink. */
    private enum Part {
        TABLE(FlinkDdl::of),
        STREAMING(FlinkScript::streaming),
        BATCH(FlinkScript::batch),
        LOOKUP(FlinkLookup::of);

        private final Function<TableDesign, String> printer;

        Part(Function<TableDesign, String> printer) {
            this.printer = printer;
        }
    }

    /** A statement as programs read it. */
    private record Statement(String table, String dialect, String statement) {}

    @Mixin private DesignFiles designs = new DesignFiles();

    @Option(
            names = "--dialect",
            defaultValue = "FLINK",
            description = "The SQL dialect: FLINK or SPARK (default: ${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.FLINK;

    @Option(
            names = "--print",
            defaultValue = "TABLE",
            description = {
                "For Flink: TABLE, the statement that creates the table; STREAMING or BATCH, the",
                "script that also sets the session and writes the table; LOOKUP, the query that",
                "looks rows up in it (default: ${DEFAULT-VALUE})."
            })
    private Part part = Part.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws Exception {
        if (dialect == Dialect.SPARK && part != Part.TABLE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--print " + part + " is for Flink; leave out --dialect " + dialect);
        }
        boolean json = output.isJson();
        return designs.with(() -> run(json));
    }

    private int run(boolean json) {
        List<Statement> statements =
                designs.files().stream().map(YamlDesigns::read).map(this::statement).toList();
        if (json) {
            System.out.println(Json.text(statements));
        } else {
            statements.forEach(each -> System.out.println(each.statement() + ";"));
        }
        return 0;
    }

    private Statement statement(TableDesign design) {
        Function<TableDesign, String> printer =
                dialect == Dialect.FLINK ? part.printer : dialect.printer;
        return new Statement(design.name().toString(), dialect.name(), printer.apply(design));
    }
}
