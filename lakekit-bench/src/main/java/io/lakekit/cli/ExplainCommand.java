package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.cli.option.DesignFiles;
import io.lakekit.cli.option.OutputOption;
import io.lakekit.design.TableDesign;
import io.lakekit.explain.Explanation;
import io.lakekit.yaml.YamlDesigns;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that explains what a table does with its rows. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Explain what null, late, equal and repeated rows do to each column of designs in"
                        + " YAML.")
final class ExplainCommand implements Callable<Integer> {

    @Mixin private DesignFiles designs = new DesignFiles();

    @Mixin private OutputOption output = new OutputOption();

    /** An explanation as programs read it. */
    private record ExplanationView(
            String table, String kept, List<Explanation.OfColumn> columns, List<Step> example) {

        static ExplanationView of(TableDesign design) {
            Explanation explanation = Explanation.of(design);
            return new ExplanationView(
                    design.name().toString(),
                    explanation.table(),
                    explanation.columns(),
                    explanation.example().stream().map(Step::of).toList());
        }
    }

    /** A step of the example, with rows as text. */
    private record Step(String stream, String what, String written, String held) {

        static Step of(Explanation.Step step) {
            return new Step(
                    step.stream(), step.what(), step.written().toString(), step.held().toString());
        }
    }

    @Override
    public Integer call() throws Exception {
        boolean json = output.isJson();
        return designs.with(() -> run(json));
    }

    private int run(boolean json) {
        List<TableDesign> read = designs.files().stream().map(YamlDesigns::read).toList();
        if (json) {
            System.out.println(Json.text(read.stream().map(ExplanationView::of).toList()));
        } else {
            read.stream().map(Explanation::of).forEach(System.out::println);
        }
        return 0;
    }
}
