package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.paimon.table.sink.TableCommitImpl;

/**
 * A page whose wrong design is YAML. Where it shows two, the first is the design of a live table
 * that was written to, and the second is planned. A design that is built is printed as a statement.
 */
record YamlExample(String code, Function<TableDesign, String> ddl) implements Example {

    static TableDesign design(String text) {
        return YamlDesigns.parse("design.yaml", text);
    }

    /** Creates a table and commits to it, so that there is something to lose. */
    static void fill(Lake lake, TableDesign design) throws Exception {
        try (TableCommitImpl commit = lake.create(design).unwrap().newCommit("page")) {
            commit.ignoreEmptyCommit(false).commit(1, List.of());
        }
    }

    @Override
    public String wrong(DiagnosticPage page, Path warehouse) throws Exception {
        List<String> texts = page.blocks("Wrong", "yaml");
        assertThat(texts).as("wrong designs").hasSizeBetween(1, 2);
        return texts.size() == 2
                ? lines(planned(texts.get(0), texts.get(1), warehouse))
                : lines(found(texts.get(0)));
    }

    /** Advice and what the design accepts may come with it, but nothing else that refuses. */
    private Diagnostics found(String text) {
        try {
            TableDesign design = design(text);
            assertThat(ddl.apply(design)).isNotEmpty();
            return design.warnings().and(PaimonSchemas.check(design));
        } catch (DiagnosticsException e) {
            assertThat(e.diagnostics().codes()).as(e.getMessage()).containsOnly(code);
            return e.diagnostics();
        }
    }

    private String lines(Diagnostics found) {
        return found.stream()
                .filter(finding -> finding.code().id().equals(code))
                .map(Diagnostic::toString)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void right(DiagnosticPage page, Path warehouse) throws Exception {
        List<String> wrong = page.blocks("Wrong", "yaml");
        for (String text : page.blocks("Right", "yaml")) {
            assertThat(ddl.apply(design(text))).isNotEmpty();
            if (wrong.size() == 2) {
                Diagnostics planned = planned(wrong.get(0), text, warehouse);
                assertThat(planned.of(Severity.ERROR)).isEmpty();
                assertThat(planned.of(Severity.WARNING)).isEmpty();
            }
        }
    }

    private static Diagnostics planned(String live, String wanted, Path warehouse)
            throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            fill(lake, design(live));
            return lake.plan(design(wanted)).diagnostics();
        }
    }
}
