package io.lakekit.cli;

import io.lakekit.bench.report.Json;
import io.lakekit.catalog.ImportedTable;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Severity;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables of a database as commands print them: what each is, and what to fix first. */
final class DatabaseImport {

    private static final List<String> HEAD =
            List.of("table", "kind", "errors", "warnings", "advice", "fix first");

    /**
     * An imported table as programs read it.
     *
     * @param kind the kind of its design in one word, or null if it has none
     * @param fixFirst the gravest finding, or null if there is nothing but advice
     * @param design YAML, or null if the table has no design
     */
    record TableView(
            String table,
            @Nullable String kind,
            long errors,
            long warnings,
            long advice,
            FindingView.@Nullable Finding fixFirst,
            @Nullable String design,
            List<FindingView.Finding> findings) {

        static TableView of(ImportedTable imported) {
            return new TableView(
                    imported.name().toString(),
                    imported.design().map(design -> design.kind().word()).orElse(null),
                    count(imported, Severity.ERROR),
                    count(imported, Severity.WARNING),
                    count(imported, Severity.ADVICE),
                    imported.findings().stream()
                            .filter(finding -> finding.severity() != Severity.ADVICE)
                            .min(Comparator.comparing(Diagnostic::severity))
                            .map(FindingView.Finding::of)
                            .orElse(null),
                    imported.design().map(YamlDesigns::print).orElse(null),
                    FindingView.of(imported.findings()));
        }

        private static long count(ImportedTable imported, Severity severity) {
            return imported.findings().of(severity).stream().count();
        }

        private List<String> cells() {
            return List.of(
                    table,
                    kind == null ? "-" : kind,
                    Long.toString(errors),
                    Long.toString(warnings),
                    Long.toString(advice),
                    fixFirst == null ? "-" : fixFirst.code() + " " + about(fixFirst));
        }

        /** The fact, behind the place within the table that it is about. */
        private String about(FindingView.Finding finding) {
            String within = finding.place().substring(table.length()).replaceFirst("^[. ]", "");
            return within.isEmpty() ? finding.fact() : within + ": " + finding.fact();
        }
    }

    private final List<TableView> tables;

    private DatabaseImport(List<TableView> tables) {
        this.tables = tables;
    }

    static DatabaseImport of(List<ImportedTable> imported) {
        return new DatabaseImport(imported.stream().map(TableView::of).toList());
    }

    boolean isComplete() {
        return tables.stream().allMatch(table -> table.design() != null);
    }

    String json() {
        return Json.text(tables);
    }

    /** A line for each table under a head, and how many have a design. */
    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        tables.forEach(table -> rows.add(table.cells()));
        long designed = tables.stream().filter(table -> table.design() != null).count();
        return rows.stream().map(row -> line(row, widths(rows))).collect(Collectors.joining())
                + String.format(
                        Locale.ROOT, "%d of %d tables have a design%n", designed, tables.size());
    }

    private static int[] widths(List<List<String>> rows) {
        return IntStream.range(0, HEAD.size())
                .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toArray();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size() - 1; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.append(cells.get(cells.size() - 1)).append(System.lineSeparator()).toString();
    }

    /** Writes each design to a file that is named after its table. */
    void write(Path directory) {
        for (TableView table : tables) {
            if (table.design() != null) {
                String name = table.table().substring(table.table().indexOf('.') + 1);
                Json.writeText(directory.resolve(name + ".yaml"), table.design());
            }
        }
    }
}
