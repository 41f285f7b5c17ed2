package io.lakekit.diagnostic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings in the order they were made. Immutable. */
public final class Diagnostics implements Iterable<Diagnostic>, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Diagnostics NONE = new Diagnostics(List.of());

    private final List<Diagnostic> findings;

    private Diagnostics(List<Diagnostic> findings) {
        this.findings = findings;
    }

    /** No findings. */
    public static Diagnostics none() {
        return NONE;
    }

    /** These findings, in this order. */
    public static Diagnostics copyOf(Collection<Diagnostic> findings) {
        return findings.isEmpty() ? NONE : new Diagnostics(List.copyOf(findings));
    }

    /** Whether one of them is an {@link Severity#ERROR}. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Those of one severity, in order. */
    public Diagnostics of(Severity severity) {
        return copyOf(findings.stream().filter(d -> d.severity() == severity).toList());
    }

    /** These and then those. */
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

    /** Throws them together if there is any, whatever its severity; returns otherwise. */
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

    /** One finding per line. */
    @Override
    public String toString() {
        return findings.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    }
}
