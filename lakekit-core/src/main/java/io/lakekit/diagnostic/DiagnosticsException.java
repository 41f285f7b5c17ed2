package io.lakekit.diagnostic;

import java.util.List;

/** Refuses a design, a record class, a row or a job with all findings at once. */
public final class DiagnosticsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Diagnostics diagnostics;

    /** Refuses with these findings; the message is one finding per line. */
    public DiagnosticsException(Diagnostics diagnostics) {
        super(diagnostics.toString());
        this.diagnostics = diagnostics;
    }

    /** Refuses with one finding. */
    public DiagnosticsException(Diagnostic diagnostic) {
        this(Diagnostics.copyOf(List.of(diagnostic)));
    }

    /** What was found. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }
}
