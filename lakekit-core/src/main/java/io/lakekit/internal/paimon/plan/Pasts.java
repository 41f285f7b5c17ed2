package io.lakekit.internal.paimon.plan;

import io.lakekit.design.AggFunction;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a new column in rows that were stored before. Mostly it is null, which is right.
 * But a count says that those rows never came, and a first value stays the null that it finds.
 */
final class Pasts {

    private Pasts() {}

    /** The sentence that says what would be wrong with the column; null if nothing is. */
    static @Nullable String wrongIn(TableDesign design, Column<?> column) {
        for (ValueColumn value : design.values()) {
            if (value.column().name().equals(column.name())) {
                return wrongIn(value.function().kind());
            }
        }
        return null;
    }

    private static @Nullable String wrongIn(AggFunction.Kind kind) {
        return switch (kind) {
            case COUNT ->
                    "it counts the rows that come from then on: a key that has had 5 rows reads null,"
                            + " and 1 with the next one, until its rows are written again into a new"
                            + " table";
            case FIRST ->
                    "keys that are there have null as their first value and keep it whatever comes;"
                            + " firstNonNull() takes the first value that comes";
            default -> null;
        };
    }
}
