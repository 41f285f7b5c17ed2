package io.lakekit.internal.diff;

import io.lakekit.internal.value.RowText;
import io.lakekit.schema.Row;
import org.jspecify.annotations.Nullable;

/**
 * A difference between a table and the rows that it must hold.
 *
 * @param key the key of the row, or the row itself in a table without keys
 * @param column the column that differs; null if the row is missing or was not expected
 * @param expected the value of the column, or the row that is missing; else null
 * @param actual the value of the column, or the row that was not expected; else null
 */
public record Difference(
        Row key, @Nullable String column, @Nullable Object expected, @Nullable Object actual) {

    @Override
    public String toString() {
        if (column == null) {
            return key + (expected == null ? " was not expected" : " is missing");
        }
        return key
                + ": "
                + column
                + " is "
                + RowText.value(actual)
                + ", expected "
                + RowText.value(expected);
    }
}
