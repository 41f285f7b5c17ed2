package io.lakekit.record;

import io.lakekit.design.AggFunction.Kind;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.schema.Column;
import java.util.Optional;

/**
 * The columns for which each row of a stream must bring a value, be it null: those that are never
 * null, and those where the null of a column that was forgotten would do something.
 */
final class RequiredColumns {

    private RequiredColumns() {}

    static boolean is(TableDesign design, Column<?> column) {
        return !column.nullable() || nullCounts(design, column);
    }

    /** Whether a null that is written to the column can replace a value or keep one out. */
    private static boolean nullCounts(TableDesign design, Column<?> column) {
        Optional<Kind> combined =
                design.values().stream()
                        .filter(value -> value.column().equals(column))
                        .map(value -> value.function().kind())
                        .findFirst();
        if (combined.isPresent()
                && (design.kind() == TableKind.SUMMARY || is(combined, Kind.COUNT))) {
            return is(combined, Kind.LATEST) || is(combined, Kind.FIRST);
        }
        return design.byKind(
                grouped -> !grouped.unordered().contains(column),
                wholeRow -> true,
                summary -> summary.rowOrder().contains(column),
                append -> false,
                hybrid -> false);
    }

    private static boolean is(Optional<Kind> combined, Kind kind) {
        return combined.filter(kind::equals).isPresent();
    }
}
