package io.lakekit.reference;

import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.schema.StoredOrder;
import java.util.Comparator;
import java.util.List;

/** The order of rows by some of their columns, one after the other, as their values are stored. */
record ByColumns(List<Column<?>> columns) implements Comparator<Row> {

    @Override
    public int compare(Row left, Row right) {
        for (Column<?> column : columns) {
            int order =
                    StoredOrder.compare(
                            column.type().fit(left.get(column)),
                            column.type().fit(right.get(column)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
