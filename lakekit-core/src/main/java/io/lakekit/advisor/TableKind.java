package io.lakekit.advisor;

/** The kinds of design. */
public enum TableKind {
    /** {@link io.lakekit.design.WideTable}. */
    WIDE("a wide table"),
    /** {@link io.lakekit.design.DimensionTable}. */
    DIMENSION("a dimension table"),
    /** {@link io.lakekit.design.SummaryTable}. */
    SUMMARY("a summary table"),
    /** {@link io.lakekit.design.AppendTable}. */
    APPEND("an append table"),
    /** {@link io.lakekit.design.HybridTable}. */
    HYBRID("a hybrid table");

    private final String words;

    TableKind(String words) {
        this.words = words;
    }

    /** With its article, as sentences say it. */
    @Override
    public String toString() {
        return words;
    }
}
