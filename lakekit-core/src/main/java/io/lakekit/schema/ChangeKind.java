package io.lakekit.schema;

import java.util.stream.Stream;

/**
 * The kind of a change: what a row says about a row of its source. A log of changes is a series of
 * rows that each have one, as Flink, Paimon and Debezium write it.
 */
public enum ChangeKind {
    /** The source has a new row, this one. */
    INSERT("+I", false),
    /** The source had this row before an update; {@link #UPDATE_AFTER} follows. */
    UPDATE_BEFORE("-U", true),
    /** The source has this row since an update. */
    UPDATE_AFTER("+U", false),
    /** The source does not have this row any more. */
    DELETE("-D", true);

    private final String symbol;
    private final boolean retracting;

    ChangeKind(String symbol, boolean retracting) {
        this.symbol = symbol;
        this.retracting = retracting;
    }

    /** The two characters that logs of changes print, such as {@code -D}. */
    public String symbol() {
        return symbol;
    }

    /** Whether the row takes back what the source had: {@code -U} and {@code -D}. */
    public boolean isRetracting() {
        return retracting;
    }

    /**
     * The kind that a symbol stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static ChangeKind ofSymbol(String symbol) {
        return Stream.of(values())
                .filter(kind -> kind.symbol.equals(symbol))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'" + symbol + "' is not one of +I, -U, +U and -D"));
    }
}
