package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Diagnostic;

/**
 * A row that does not fit its table, with the reason. Nothing of it was written.
 *
 * @param stream the name of the slice that it was meant for, or "rows" for whole rows
 * @param code the finding's stable code, such as {@code LK1201}
 * @param place the table and column that refused it
 * @param reason the whole finding as text
 * @param row the row as text
 */
public record RefusedRow(String stream, String code, String place, String reason, String row) {

    static RefusedRow of(String stream, String row, Diagnostic finding) {
        return new RefusedRow(
                stream, finding.code().id(), finding.place().toString(), finding.toString(), row);
    }
}
