package io.lakekit.reference;

import io.lakekit.design.Deletes;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Row;
import org.jspecify.annotations.Nullable;

/** The fold of a summary table's column over rows that are written and retracted. */
final class RetractingFold {

    private final ValueColumn value;
    private @Nullable Object accumulated;

    RetractingFold(ValueColumn value) {
        this.value = value;
    }

    /** Whether a design drops retracting rows without an effect. */
    static boolean isIgnored(TableDesign design) {
        return design.byKind(
                grouped -> grouped.deletes() == Deletes.IGNORE,
                wholeRow -> wholeRow.deletes() == Deletes.IGNORE,
                summary -> summary.deletes().filter(Deletes.IGNORE::equals).isPresent(),
                append -> false,
                hybrid -> false);
    }

    /** Whether a row says by its own column that it retracts. */
    static boolean retractsByItself(TableDesign design, Row row) {
        return design instanceof WholeRowTable table
                && table.rowKind()
                        .map(column -> String.valueOf(row.get(column)).startsWith("-"))
                        .orElse(false);
    }

    void add(Row row, boolean retracts) {
        Object item = Folding.written(value, row);
        if (item != null) {
            accumulated = retracts ? undone(item) : merged(item);
        }
    }

    @Nullable Object result() {
        return accumulated;
    }

    @SuppressWarnings("unchecked") // the rules hold the function to the column's type
    private Object merged(Object item) {
        Object held = accumulated;
        UserFunction<?> user = value.function().userFunction();
        if (user != null) {
            UserFunction<Object> function = (UserFunction<Object>) user;
            Object normal = function.normalise(item);
            return held == null ? normal : function.merge(held, normal);
        }
        return held == null ? item : Folding.arithmetic(held, item, true);
    }

    @SuppressWarnings("unchecked") // the rules hold the function to the column's type
    private Object undone(Object item) {
        if (value.function().userFunction() instanceof UserFunction.Retractable<?> user) {
            UserFunction.Retractable<Object> function = (UserFunction.Retractable<Object>) user;
            return function.retract(accumulated, function.normalise(item));
        }
        return Folding.difference(accumulated, item);
    }
}
