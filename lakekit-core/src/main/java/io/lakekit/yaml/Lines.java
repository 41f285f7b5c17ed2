package io.lakekit.yaml;

import io.lakekit.design.Slice;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * In which line a text says what findings are about. A finding about a function leads to where the
 * column is combined, any other about a column to where it is declared.
 */
final class Lines {

    /** By code or family of codes: the setting that a finding about the table is about. */
    private static final Map<String, List<String>> SETTINGS =
            Map.ofEntries(
                    Map.entry("LK0008", List.of("aggregate", "columns")),
                    Map.entry("LK0009", List.of("options")),
                    Map.entry("LK001", List.of("accept")),
                    Map.entry("LK01", List.of("primaryKey")),
                    Map.entry("LK03", List.of("groups")),
                    Map.entry("LK05", List.of("keep")),
                    Map.entry("LK06", List.of("buckets")),
                    Map.entry("LK0701", List.of("changelog")),
                    Map.entry("LK0702", List.of("changelog")),
                    Map.entry("LK0703", List.of("deletes")),
                    Map.entry("LK0705", List.of("keep")),
                    Map.entry("LK0901", List.of("eventTypes")),
                    Map.entry("LK0906", List.of("partitionedBy")));

    private static final String FUNCTIONS = "LK04";

    private final Findings findings;
    private final Section top;
    private final String table;
    private final Map<String, Integer> declared = new HashMap<>();
    private final Map<String, Integer> combined = new HashMap<>();
    private final Map<String, Integer> slices = new HashMap<>();

    Lines(Findings findings, Section top) {
        this.findings = findings;
        this.top = top;
        this.table = TableName.parse(top.place()).toString();
    }

    void declared(String column, Node at) {
        declared.putIfAbsent(column, Findings.line(at));
    }

    void combined(String column, Node at) {
        combined.putIfAbsent(column, Findings.line(at));
    }

    void slice(Slice<?> slice, Node at) {
        slices.putIfAbsent(slice.toString(), Findings.line(at));
    }

    Diagnostics placed(Diagnostics found) {
        return Diagnostics.copyOf(found.stream().map(this::placed).toList());
    }

    /** Adds those wanted to the findings of the text. */
    void report(Diagnostics found, Predicate<Diagnostic> wanted) {
        found.stream()
                .filter(wanted)
                .forEach(finding -> findings.add(line(finding), placed(finding)));
    }

    /** Whether it is about a column that the text declares. */
    boolean isAboutColumn(Diagnostic finding) {
        String within = finding.place().substring(table.length());
        return within.startsWith(".") && ofColumn(finding.code(), within.substring(1)) != null;
    }

    private Diagnostic placed(Diagnostic finding) {
        return new Diagnostic(
                finding.code(),
                finding.severity(),
                findings.place(line(finding), finding.place()),
                finding.fact(),
                finding.consequence(),
                finding.fix());
    }

    private int line(Diagnostic finding) {
        String within = finding.place().substring(table.length());
        Integer line = null;
        if (within.startsWith(" ")) {
            line = slices.get(within.substring(1));
        } else if (within.startsWith(".")) {
            line = ofColumn(finding.code(), within.substring(1));
        }
        return line == null ? ofSetting(finding.code()) : line;
    }

    /** A place inside a nested column goes on after its name. */
    private @Nullable Integer ofColumn(String code, String path) {
        String name = path;
        while (!declared.containsKey(name) && name.contains(".")) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        Integer line = declared.get(name);
        return code.startsWith(FUNCTIONS) ? combined.getOrDefault(name, line) : line;
    }

    private int ofSetting(String code) {
        for (int letters = code.length(); letters > 3; letters--) {
            for (String setting : SETTINGS.getOrDefault(code.substring(0, letters), List.of())) {
                if (top.entry(setting).isPresent()) {
                    return Findings.line(top.entry(setting).get().key());
                }
            }
        }
        return top.entry("table").map(entry -> Findings.line(entry.key())).orElse(1);
    }
}
