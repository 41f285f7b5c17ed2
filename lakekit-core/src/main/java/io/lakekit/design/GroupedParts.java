package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The parts of which a wide table and a dimension table are made. */
record GroupedParts(
        TableSettings settings,
        List<Column<?>> primaryKey,
        List<SequenceGroup> groups,
        List<Column<?>> unordered,
        List<Column<?>> rowOrder,
        Buckets buckets,
        ChangelogProducer changelog,
        Deletes deletes)
        implements Serializable {

    List<Column<?>> columns() {
        ColumnSet all = keys();
        for (SequenceGroup group : groups) {
            all.add(group.columns());
            group.values().forEach(value -> all.add(value.ownOrder()));
        }
        return settings.inOrder(all.add(unordered).add(rowOrder).toList());
    }

    List<Column<?>> suppliedColumns() {
        ColumnSet all = keys();
        groups.forEach(group -> all.add(group.columns()));
        return settings.inOrder(all.add(unordered).add(rowOrder).toList());
    }

    List<ValueColumn> values() {
        List<ValueColumn> all = new ArrayList<>();
        groups.forEach(group -> all.addAll(group.values()));
        unordered.forEach(column -> all.add(new ValueColumn(column, AggFunctions.latestNonNull())));
        return List.copyOf(all);
    }

    List<Column<?>> columnsOf(Slice<?> slice) {
        if (!(slice instanceof SequenceGroup group) || !groups.contains(group)) {
            throw ForeignSlice.refused(settings.name(), slice, groups);
        }
        return keys().add(group.columns()).toList();
    }

    private ColumnSet keys() {
        return new ColumnSet().addNotNull(primaryKey).addNotNull(settings.partitionedBy());
    }
}
