package io.lakekit.flink;

import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.row.RowEncoder;
import java.io.Serializable;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a sink does with the rows that its table refuses.
 *
 * @param rows with those that do not fit
 * @param late with those that come too late; null if the same
 * @param clock by which they are late
 */
record Refusals(RefusedRows rows, @Nullable RefusedRows late, Clock clock) implements Serializable {

    static final Refusals USUAL = new Refusals(RefusedRows.FAIL_JOB, null, Clock.systemUTC());

    RefusedRows of(DiagnosticsException refusal) {
        return late != null && RowEncoder.isLate(refusal) ? late : rows;
    }

    /** Whether some of them are given to the job. */
    boolean handsOver() {
        return rows == RefusedRows.SIDE_OUTPUT || late == RefusedRows.SIDE_OUTPUT;
    }
}
