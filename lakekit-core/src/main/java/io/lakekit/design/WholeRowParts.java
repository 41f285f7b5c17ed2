package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of which a table that keeps one whole row of a key is made. */
record WholeRowParts(
        TableSettings settings,
        List<Column<?>> primaryKey,
        List<Column<?>> columns,
        List<Column<?>> order,
        @Nullable Column<?> rowKind,
        Buckets buckets,
        ChangelogProducer changelog,
        Deletes deletes)
        implements Serializable {

    List<Column<?>> stored() {
        ColumnSet all =
                new ColumnSet()
                        .addNotNull(primaryKey)
                        .addNotNull(settings.partitionedBy())
                        .add(columns)
                        .add(order)
                        .add(rowKind == null ? List.of() : List.of(rowKind));
        return settings.inOrder(all.toList());
    }

    boolean isSame(WholeRowParts other) {
        return settings.equals(other.settings)
                && primaryKey.equals(other.primaryKey)
                && stored().equals(other.stored())
                && order.equals(other.order)
                && Objects.equals(rowKind, other.rowKind)
                && buckets.equals(other.buckets)
                && changelog == other.changelog
                && deletes == other.deletes;
    }
}
