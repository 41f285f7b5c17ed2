package io.lakekit.docs;

import io.lakekit.ddl.FlinkDdl;
import io.lakekit.ddl.SparkDdl;
import io.lakekit.design.TableDesign;
import io.lakekit.paimon.PaimonSchemas;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How the example of each page is run: as YAML, unless something else is said here. */
final class Examples {

    private static final Map<String, Example> IN_JAVA = inJava();

    private Examples() {}

    private static Map<String, Example> inJava() {
        Map<String, Example> all = new HashMap<>(DesignExamples.all());
        all.putAll(RecordExamples.all());
        all.putAll(LakeExamples.all());
        all.putAll(RowExamples.all());
        all.putAll(ChangeExamples.all());
        all.putAll(OverwriteExamples.all());
        all.putAll(HealthExamples.all());
        all.putAll(UseExamples.all());
        all.putAll(PartitionExamples.all());
        all.putAll(WorkloadExamples.all());
        all.putAll(WriterExamples.all());
        return all;
    }

    static Example of(DiagnosticPage page) {
        return IN_JAVA.getOrDefault(page.code(), new YamlExample(page.code(), ddl(page)));
    }

    private static Function<TableDesign, String> ddl(DiagnosticPage page) {
        return switch (page.foundBy()) {
            case "the DDL for Spark" -> SparkDdl::of;
            case "create, apply, lint --probe" -> Examples::probed;
            default -> FlinkDdl::of;
        };
    }

    private static String probed(TableDesign design) {
        PaimonSchemas.probe(design).throwIfAny();
        return FlinkDdl.of(design);
    }
}
