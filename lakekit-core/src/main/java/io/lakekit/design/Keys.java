package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;

/** The columns of a key, of which there is at least one. */
final class Keys {

    private Keys() {}

    static List<Column<?>> of(Column<?> first, Column<?>... more) {
        List<Column<?>> key = new ArrayList<>();
        key.add(first);
        key.addAll(List.of(more));
        return List.copyOf(key);
    }
}
