package io.lakekit.diagnostic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of findings, in the order in which they were made. Immutable.
 *
 * <pre>{@code
 * Diagnostics found = WideTable.named("ads.t").primaryKey(ID).check();
 * if (found.hasErrors()) {
 *     System.err.println(found); // one finding per line
 * }
 * }</pre>
 */
public final class Diagnostics implements Iterable<Diagnostic>, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Diagnostics NONE = new Diagnostics(List.of());

    private final List<Diagnostic> findings;

    private Diagnostics(List<Diagnostic> findings) {
        this.findings = findings;
    }

    /** An empty list of findings. */
    public static Diagnostics none() {
        return NONE;
    }

    /** A list of these findings, in this order. */
    public static Diagnostics copyOf(Collection<Diagnostic> findings) {
        return findings.isEmpty() ? NONE : new Diagnostics(List.copyOf(findings));
    }

    /** Whether one of the findings is an {@link Severity#ERROR}. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Whether there are no findings. */
    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** The findings of one severity, in order. */
    public Diagnostics of(Severity severity) {
        return copyOf(findings.stream().filter(d -> d.severity() == severity).toList());
    }

    /** The findings of this list, followed by those of another. */
    public Diagnostics and(Diagnostics more) {
        List<Diagnostic> all = new ArrayList<>(findings);
        all.addAll(more.findings);
        return copyOf(all);
    }

    /** The identifiers of the codes in order of the findings, repeats included. */
    public List<String> codes() {
        return findings.stream().map(finding -> finding.code().id()).toList();
    }

    /** The findings in order. */
    public Stream<Diagnostic> stream() {
        return findings.stream();
    }

    /** Throws all findings together, whatever their severity; returns if there are none. */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new DiagnosticsException(this);
        }
    }

    @Override
    public Iterator<Diagnostic> iterator() {
        return findings.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Diagnostics that && findings.equals(that.findings);
    }

    @Override
    public int hashCode() {
        return findings.hashCode();
    }

    /** The findings as text, one per line. */
    @Override
    public String toString() {
        return findings.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    }
}
