package io.lakekit.table;

import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The making of untyped rows from values by index. */
final class Rows {

    private Rows() {}

    static Row of(List<Column<?>> columns, IntFunction<@Nullable Object> values) {
        List<@Nullable Object> all = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            all.add(values.apply(i));
        }
        return Row.ofValues(columns, all);
    }
}
