package io.lakekit.design;

import java.util.List;

/** A keyed table whose row is filled by several streams, each owning one {@link SequenceGroup}. */
public sealed interface GroupedTable extends TableDesign permits WideTable, DimensionTable {

    /** The groups, in the order declared. */
    List<SequenceGroup> groups();

    /** What happens to retracting rows. */
    Deletes deletes();

    /** Those of all groups. */
    @Override
    default List<ValueColumn> values() {
        return groups().stream().flatMap(group -> group.values().stream()).toList();
    }

    @Override
    default List<SequenceGroup> slices() {
        return groups();
    }
}
