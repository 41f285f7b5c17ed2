package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;

/** Columns of which there is at least one, such as those of a key or of an order. */
final class AtLeastOne {

    private AtLeastOne() {}

    static List<Column<?>> of(Column<?> first, Column<?>... more) {
        List<Column<?>> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
