package io.lakekit.table;

import io.lakekit.diagnostic.DiagnosticsException;

/**
 * A handler of late rows: rows for a partition that is older than its table keeps. Were they
 * written, the next check of expiry would drop them again. Two handlers are here; one of your own
 * may keep late rows elsewhere. A writer counts them whatever becomes of them.
 *
 * <pre>
 * {@code LakeTable<WideTable> tolerant = table.lateRows(late -> log.warn(late.finding().toString()));}
 * </pre>
 */
@FunctionalInterface
public interface LateRows {

    /** Takes one late row. An exception of this method comes out of the row's {@code write}. */
    void take(LateRow late);

    /**
     * A handler that refuses late rows: their {@code write} throws, and the writer stays usable.
     */
    static LateRows refuse() {
        return late -> {
            throw new DiagnosticsException(late.finding());
        };
    }

    /**
     * A handler that leaves late rows out without an error; {@link TableWriter#lateRows} counts
     * them.
     */
    static LateRows drop() {
        return late -> {};
    }
}
