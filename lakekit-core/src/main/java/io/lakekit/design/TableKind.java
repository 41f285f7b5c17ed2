package io.lakekit.design;

import java.util.Locale;

/** The kinds of table that a design can describe. */
public enum TableKind {
    /** A {@link WideTable}. */
    WIDE,
    /** A {@link DimensionTable}. */
    DIMENSION,
    /** A {@link SummaryTable}. */
    SUMMARY,
    /** An {@link AppendTable}. */
    APPEND,
    /** A {@link HybridTable}. */
    HYBRID;

    /** The kind in one word, as a YAML design and a table's notes spell it: {@code wide}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of such a table: {@code wide table}. */
    public String noun() {
        return word() + " table";
    }

    /** The name with its article, as sentences say it: {@code a wide table}. */
    @Override
    public String toString() {
        return (this == APPEND ? "an " : "a ") + noun();
    }
}
