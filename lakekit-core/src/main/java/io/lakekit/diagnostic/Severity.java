package io.lakekit.diagnostic;

/** The severity of a finding, highest first. */
public enum Severity {
    /** The finding can never be accepted: the design or record is refused. */
    ERROR,
    /**
     * The finding is usually a mistake: the design is refused unless it accepts the code with a
     * reason.
     */
    WARNING,
    /** The finding is about cost or operation, and never refuses. */
    ADVICE
}
