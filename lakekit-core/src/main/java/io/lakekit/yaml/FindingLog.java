package io.lakekit.yaml;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** The findings about one text, ordered by line: codes {@code LK15xx}, which all texts share. */
final class FindingLog {

    /**
     * The greatest number of findings. A file with more is of another kind, and to suggest what was
     * meant takes time for each.
     */
    private static final int MOST = 100;

    private record Finding(int line, Diagnostic diagnostic) {}

    /** The thing that a text describes, as messages call it. */
    enum Subject {
        DESIGN("design", "Begin with 'table: database.name' and 'kind: wide'."),
        WORKLOAD("workload", "Begin with 'table: database.name' and 'streams:'.");

        private final String word;
        private final String beginning;

        Subject(String word, String beginning) {
            this.word = word;
            this.beginning = beginning;
        }

        String beginning() {
            return beginning;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final String source;
    private final Subject subject;
    private final List<Finding> found = new ArrayList<>();

    FindingLog(String source, Subject subject) {
        this.source = source;
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** A finding about the text as a whole. */
    Wording atText(Code code) {
        return at(0, code, null);
    }

    /** A finding about a line; {@code about} is what the line says, if the text gets that far. */
    Wording at(int line, Code code, @Nullable Place about) {
        return new Wording(
                code.at(new Place.OfLine(source, line, about)), finding -> add(line, finding));
    }

    Wording at(Node node, Code code, Place about) {
        return at(line(node), code, about);
    }

    /** A finding placed in a line of this text. */
    Diagnostic placed(Diagnostic finding, int line) {
        return finding.at(new Place.OfLine(source, line, finding.place()));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether all findings have one of these codes. */
    boolean areOf(Set<Code> codes) {
        return found.stream().allMatch(finding -> codes.contains(finding.diagnostic().code()));
    }

    void throwIfAny() {
        if (!isEmpty()) {
            throw refused();
        }
    }

    DiagnosticsException refused() {
        found.sort(Comparator.comparingInt(Finding::line));
        return new DiagnosticsException(
                Diagnostics.copyOf(found.stream().map(Finding::diagnostic).toList()));
    }

    void add(int line, Diagnostic diagnostic) {
        found.add(new Finding(line, diagnostic));
        if (found.size() == MOST) {
            throw refused();
        }
    }
}
