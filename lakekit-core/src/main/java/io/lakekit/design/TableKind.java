package io.lakekit.design;

/** The kinds of table that a design can describe. */
public enum TableKind {
    /** A {@link WideTable}. */
    WIDE("wide"),
    /** A {@link DimensionTable}. */
    DIMENSION("dimension"),
    /** A {@link LatestTable}. */
    LATEST("latest-row"),
    /** A {@link FirstTable}. */
    FIRST("first-row"),
    /** A {@link SummaryTable}. */
    SUMMARY("summary"),
    /** An {@link AppendTable}. */
    APPEND("append"),
    /** A {@link HybridTable}. */
    HYBRID("hybrid");

    private final String word;

    TableKind(String word) {
        this.word = word;
    }

    /** The kind in one word, as a YAML design and a table's notes spell it: {@code latest-row}. */
    public String word() {
        return word;
    }

    /** The name of such a table: {@code latest-row table}. */
    public String noun() {
        return word() + " table";
    }

    /** The name with its article, as sentences say it: {@code a latest-row table}. */
    @Override
    public String toString() {
        return (this == APPEND ? "an " : "a ") + noun();
    }
}
