package io.lakekit.junit;

import io.lakekit.reference.ReferenceTable;
import io.lakekit.table.LakeTable;

/**
 * Assertions on the rows of tables, to be imported statically beside those of AssertJ.
 *
 * <pre>{@code
 * assertThat(table).row(AD.eq(7L)).has(CLICKS, 3L).has(LANDING, null);
 * assertThat(table).equalsReference(truth);
 * }</pre>
 *
 * <p>Values are compared as columns store them: a DECIMAL by its value at the column's scale, bytes
 * by content at any depth, FLOAT and DOUBLE as {@link Double#equals} does, so NaN equals itself and
 * 0.0 is not -0.0. What a table holds is read anew by each assertion, as of its newest snapshot.
 */
public final class LakeAssertions {

    private LakeAssertions() {}

    /** Assertions on a stored table. */
    public static TableAssert assertThat(LakeTable<?> table) {
        return new TableAssert(table);
    }

    /** Assertions on the reference for a table. */
    public static ReferenceAssert assertThat(ReferenceTable<?> truth) {
        return new ReferenceAssert(truth);
    }
}
