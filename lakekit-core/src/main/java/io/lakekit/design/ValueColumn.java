package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;

/**
 * A column and the function by which its values combine.
 *
 * @param column the column
 * @param function the function by which its values combine
 * @param ownOrder ordering columns of this value alone, which writers fill with the group's order
 *     when the value is not null; empty unless the column was declared by {@link
 *     SequenceGroup#latestNonNull}
 */
public record ValueColumn(Column<?> column, AggFunction<?> function, List<Column<?>> ownOrder)
        implements Serializable {

    /** Keeps an immutable copy of the columns. */
    public ValueColumn {
        ownOrder = List.copyOf(ownOrder);
    }

    ValueColumn(Column<?> column, AggFunction<?> function) {
        this(column, function, List.of());
    }
}
