package io.lakekit.junit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.internal.value.RowText;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Row;
import java.util.List;

/**
 * Assertions on rows. Each throws an {@link AssertionError} that names the table and tells every
 * difference in a line of its own, 20 at most; each returns what it was called on.
 *
 * @param <S> the assertions that the rows' owner has
 */
public abstract sealed class RowsAssert<S extends RowsAssert<S>>
        permits TableAssert, ReferenceAssert {

    private final Subject subject;

    RowsAssert(Subject subject) {
        this.subject = subject;
    }

    abstract S self();

    Subject subject() {
        return subject;
    }

    /** Verifies that exactly one row matches. The assertions that follow are about this row. */
    public RowAssert row(Filter filter) {
        List<Row> found = subject.read(filter);
        if (found.size() == 1) {
            return new RowAssert(subject, found.get(0));
        }
        String where = " where " + RowText.filter(filter);
        if (found.isEmpty()) {
            List<Row> all = subject.read(Filter.all());
            throw subject.failure(" has no row" + where + subject.holding(all));
        }
        throw subject.failure(
                " has " + found.size() + " rows" + where + ", expected one:", subject.shown(found));
    }

    /**
     * Verifies that exactly one row has the values of {@code key}, which may be any columns of the
     * table. The assertions that follow are about this row.
     *
     * @throws IllegalArgumentException if the table lacks a column of {@code key}
     */
    public RowAssert row(Row key) {
        return row(subject.filter(key));
    }

    /**
     * Verifies that there are these rows and no others, in any order. A column that a row lacks is
     * expected to be null.
     *
     * @throws IllegalArgumentException if a row has a column or a value that the table cannot hold
     */
    @CanIgnoreReturnValue
    public S hasRows(Row... rows) {
        List<String> differences = subject.differences(List.of(rows), read());
        return hasNone(differences, "the rows expected");
    }

    /**
     * Verifies that the rows are exactly those of the reference. Lists that a function gathers in
     * no order are compared as bags, bitmaps and sketches by the ids in them.
     *
     * @throws IllegalArgumentException if the reference has a column that the table lacks
     */
    @CanIgnoreReturnValue
    public S equalsReference(ReferenceTable<?> truth) {
        List<String> differences = subject.differencesInMeaning(truth.rows(), read());
        return hasNone(differences, "the rows of its reference");
    }

    private List<Row> read() {
        return subject.read(Filter.all());
    }

    private S hasNone(List<String> differences, String what) {
        if (!differences.isEmpty()) {
            throw subject.failure(" does not hold " + what + ":", differences);
        }
        return self();
    }

    /** Verifies that there are no rows. */
    @CanIgnoreReturnValue
    public S hasNoRows() {
        return hasRowCount(0);
    }

    /** Verifies that there are this many rows. */
    @CanIgnoreReturnValue
    public S hasRowCount(int expected) {
        List<Row> all = subject.read(Filter.all());
        if (all.size() != expected) {
            throw subject.failure(" should have " + expected + " rows" + subject.holding(all));
        }
        return self();
    }
}
