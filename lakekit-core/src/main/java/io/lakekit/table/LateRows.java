package io.lakekit.table;

import io.lakekit.diagnostic.DiagnosticsException;

/**
 * What becomes of late rows, those for a partition older than its table keeps: written, they would
 * be gone after the next check of expiry. A writer counts them whatever becomes of them. Any other
 * handler than the two here may keep them elsewhere.
 */
@FunctionalInterface
public interface LateRows {

    /** Takes one late row; what it throws, the write throws. */
    void take(LateRow late);

    /** Late rows are refused: their write throws, and the writer stays usable. */
    static LateRows refuse() {
        return late -> {
            throw new DiagnosticsException(late.finding());
        };
    }

    /** Late rows are left out; {@link TableWriter#lateRows} counts them. */
    static LateRows drop() {
        return late -> {};
    }
}
