package io.lakekit.junit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.internal.value.RowText;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Assertions on one row, which was read when it was chosen. */
public final class RowAssert {

    private final Subject subject;
    private final Row row;

    RowAssert(Subject subject, Row row) {
        this.subject = subject;
        this.row = row;
    }

    /**
     * Verifies that the column has this value, or none if {@code value} is null.
     *
     * @throws IllegalArgumentException if the table has no such column, or the column cannot hold
     *     the value
     */
    @CanIgnoreReturnValue
    public <T> RowAssert has(Column<T> column, @Nullable T value) {
        Row expected = subject.fitted(Row.of(column, value));
        Row actual = Row.of(column, row.get(column));
        if (!actual.equals(expected)) {
            String wanted = RowText.value(expected.get(column));
            String found = RowText.value(actual.get(column));
            throw new AssertionFailedError(
                    subject.name()
                            + ", "
                            + subject.titled(row)
                            + ": column '"
                            + column.name()
                            + "' expected "
                            + wanted
                            + ", actual "
                            + found,
                    wanted,
                    found);
        }
        return this;
    }
}
