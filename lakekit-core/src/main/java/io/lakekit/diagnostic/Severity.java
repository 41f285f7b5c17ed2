package io.lakekit.diagnostic;

/** How much a finding weighs, heaviest first. */
public enum Severity {
    /** Never valid: the design or record is refused. */
    ERROR,
    /** Usually a mistake: refused unless the design accepts the code with a reason. */
    WARNING,
    /** Cost or operability: never refuses. */
    ADVICE
}
