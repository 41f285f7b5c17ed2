package io.lakekit.yaml;

import io.lakekit.design.Slice;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Family;
import io.lakekit.diagnostic.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The index of a text's lines by what they are about. A finding about a function has the line that
 * combines the column, any other finding about a column the line that declares it; if the text has
 * no such line, a finding has the line of the setting that its code is about.
 */
final class LineIndex {

    private final FindingLog findings;
    private final Section top;
    private final Map<String, Integer> declared = new HashMap<>();
    private final Map<String, Integer> combined = new HashMap<>();
    private final Map<String, Integer> slices = new HashMap<>();

    LineIndex(FindingLog findings, Section top) {
        this.findings = findings;
        this.top = top;
    }

    void declared(String column, Node at) {
        declared.putIfAbsent(column, FindingLog.line(at));
    }

    void combined(String column, Node at) {
        combined.putIfAbsent(column, FindingLog.line(at));
    }

    void slice(Slice<?> slice, Node at) {
        slices.putIfAbsent(slice.toString(), FindingLog.line(at));
    }

    Diagnostics placed(Diagnostics found) {
        return Diagnostics.copyOf(found.stream().map(this::placed).toList());
    }

    /** Adds the wanted findings to those of the text, each with its line. */
    void report(Diagnostics found, Predicate<Diagnostic> wanted) {
        found.stream()
                .filter(wanted)
                .forEach(finding -> findings.add(line(finding), placed(finding)));
    }

    /** Whether a finding is about a column that the text declares. */
    boolean isAboutColumn(Diagnostic finding) {
        return finding.place() instanceof Place.OfColumn column
                && declared.containsKey(column.name());
    }

    private Diagnostic placed(Diagnostic finding) {
        return findings.placed(finding, line(finding));
    }

    private int line(Diagnostic finding) {
        Integer line = null;
        if (finding.place() instanceof Place.OfColumn column) {
            line = ofColumn(finding.code(), column.name());
        } else if (finding.place() instanceof Place.OfSlice part) {
            line = slices.get(part.slice());
        }
        return line == null ? ofSetting(finding.code()) : line;
    }

    private @Nullable Integer ofColumn(Code code, String name) {
        Integer line = declared.get(name);
        return code.family() == Family.FUNCTIONS ? combined.getOrDefault(name, line) : line;
    }

    private int ofSetting(Code code) {
        return code.settings().stream()
                .flatMap(setting -> top.entry(setting).stream())
                .findFirst()
                .or(() -> top.entry("table"))
                .map(entry -> FindingLog.line(entry.key()))
                .orElse(1);
    }
}
