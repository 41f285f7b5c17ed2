package io.lakekit.flink.job;

import org.apache.flink.types.RowKind;

/**
 * A row of a changelog: its kind, and its values as a record.
 *
 * @param kind whether it adds a row, replaces one or takes one back
 * @param record the values: those of the row that is added, or of the one taken back
 * @param <R> the record class
 */
public record ChangelogRecord<R extends Record>(RowKind kind, R record) {

    /** Whether this row takes back an earlier one: an old version (-U), or a delete (-D). */
    public boolean isRetraction() {
        return kind == RowKind.UPDATE_BEFORE || kind == RowKind.DELETE;
    }

    /**
     * The sign of this row: 1 if it is added, -1 if it is taken back. Counts and sums of {@code
     * sign() * value} are those of the rows that exist now.
     */
    public int sign() {
        return isRetraction() ? -1 : 1;
    }
}
