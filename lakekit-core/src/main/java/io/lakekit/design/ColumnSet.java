package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of columns by name, in the order in which they are first added: a design may list one
 * column in its key and again as a partition column.
 */
final class ColumnSet {

    private final Map<String, Column<?>> byName = new LinkedHashMap<>();

    @CanIgnoreReturnValue
    ColumnSet add(Collection<? extends Column<?>> columns) {
        columns.forEach(column -> byName.putIfAbsent(column.name(), column));
        return this;
    }

    /**
     * Adds columns as never null: primary-key columns are stored NOT NULL, whatever the handle
     * says.
     */
    @CanIgnoreReturnValue
    ColumnSet addNotNull(Collection<? extends Column<?>> columns) {
        columns.forEach(column -> byName.putIfAbsent(column.name(), column.notNull()));
        return this;
    }

    List<Column<?>> toList() {
        return List.copyOf(new ArrayList<>(byName.values()));
    }
}
