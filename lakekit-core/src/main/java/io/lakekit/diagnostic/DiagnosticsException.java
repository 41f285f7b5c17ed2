package io.lakekit.diagnostic;

import java.util.List;

/** The refusal of a design, a record class, a row or a job, with all findings at once. */
public final class DiagnosticsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Diagnostics diagnostics;

    /** A refusal with these findings; its message has one finding per line. */
    public DiagnosticsException(Diagnostics diagnostics) {
        super(diagnostics.toString());
        this.diagnostics = diagnostics;
    }

    /** A refusal with one finding. */
    public DiagnosticsException(Diagnostic diagnostic) {
        this(Diagnostics.copyOf(List.of(diagnostic)));
    }

    /** The findings for which something was refused; never empty. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }
}
