package io.lakekit.reference;

import io.lakekit.design.AggFunction;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.ValueColumn;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one key in one group, in the group's order. Of two rows of equal order, the one that
 * was written later counts as newer. A row whose ordering columns are all null is left out.
 */
final class GroupFold {

    private final SequenceGroup group;
    private final Folding folding;

    GroupFold(SequenceGroup group, Folding folding) {
        this.group = group;
        this.folding = folding;
    }

    void fold(List<Row> written, Map<String, @Nullable Object> values) {
        List<Row> ordered = new ArrayList<>(written.stream().filter(this::isOrdered).toList());
        ordered.sort(new ByColumns(group.order()));
        Row newest = ordered.isEmpty() ? Row.empty() : ordered.get(ordered.size() - 1);
        copy(newest, group.order(), group.order(), values);
        for (ValueColumn value : group.values()) {
            if (value.ownOrder().isEmpty()) {
                values.put(value.column().name(), combined(value, newest, ordered));
            } else {
                List<Row> present =
                        ordered.stream().filter(row -> row.get(value.column()) != null).toList();
                Row source = present.isEmpty() ? Row.empty() : present.get(present.size() - 1);
                values.put(
                        value.column().name(),
                        value.column().type().fit(source.get(value.column())));
                copy(source, group.order(), value.ownOrder(), values);
            }
        }
    }

    private @Nullable Object combined(ValueColumn value, Row newest, List<Row> ordered) {
        return value.function().kind() == AggFunction.Kind.LATEST
                ? value.column().type().fit(newest.get(value.column()))
                : folding.of(value, ordered);
    }

    private static void copy(
            Row from,
            List<Column<?>> columns,
            List<Column<?>> to,
            Map<String, @Nullable Object> values) {
        for (int i = 0; i < columns.size(); i++) {
            values.put(to.get(i).name(), columns.get(i).type().fit(from.get(columns.get(i))));
        }
    }

    private boolean isOrdered(Row row) {
        return group.order().stream().anyMatch(column -> row.get(column) != null);
    }
}
