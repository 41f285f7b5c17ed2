package io.lakekit.flink.sink;

import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.row.RowEncoder;
import java.io.Serializable;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The treatment of the rows that a table refuses.
 *
 * @param rows the treatment of rows that do not fit
 * @param late the treatment of late rows; null if it is the same
 * @param clock the clock by which rows are late
 */
record Refusals(RefusedRows rows, @Nullable RefusedRows late, Clock clock) implements Serializable {

    static final Refusals USUAL = new Refusals(RefusedRows.FAIL_JOB, null, Clock.systemUTC());

    RefusedRows of(DiagnosticsException refusal) {
        return late != null && RowEncoder.isLate(refusal) ? late : rows;
    }

    /** Whether some refused rows are handed over to the job. */
    boolean handsOver() {
        return rows == RefusedRows.SIDE_OUTPUT || late == RefusedRows.SIDE_OUTPUT;
    }
}
