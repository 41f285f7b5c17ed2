package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table with one row per key, which several streams fill: each owns the columns of one {@link
 * SequenceGroup}. It is a {@link WideTable} or a {@link DimensionTable}.
 */
public abstract sealed class GroupedTable implements TableDesign permits WideTable, DimensionTable {

    private static final long serialVersionUID = 1L;

    private final GroupedParts parts;

    GroupedTable(GroupedParts parts) {
        this.parts = parts;
    }

    @Override
    public final TableSettings settings() {
        return parts.settings();
    }

    /** The groups that streams fill, in the order declared. */
    public final List<SequenceGroup> groups() {
        return parts.groups();
    }

    /**
     * The columns that no group owns, in the order declared. They take the last value to arrive
     * that is not null.
     */
    public final List<Column<?>> unordered() {
        return parts.unordered();
    }

    /**
     * The columns in whose order rows are merged into the unordered ones, most significant first;
     * empty if they are merged as they arrive.
     */
    public final List<Column<?>> rowOrder() {
        return parts.rowOrder();
    }

    /** The treatment of rows that retract. */
    public final Deletes deletes() {
        return parts.deletes();
    }

    @Override
    public final List<SequenceGroup> slices() {
        return groups();
    }

    /** The value columns of all groups, in the order declared, and then the unordered ones. */
    @Override
    public final List<ValueColumn> values() {
        return parts.values();
    }

    @Override
    public final List<Column<?>> primaryKey() {
        return parts.primaryKey();
    }

    @Override
    public final List<Column<?>> columns() {
        return parts.columns();
    }

    @Override
    public final List<Column<?>> suppliedColumns() {
        return parts.suppliedColumns();
    }

    @Override
    public final List<Column<?>> columnsOf(Slice<?> slice) {
        return parts.columnsOf(slice);
    }

    @Override
    public final Optional<Buckets> buckets() {
        return Optional.of(parts.buckets());
    }

    @Override
    public final ChangelogProducer changelog() {
        return parts.changelog();
    }

    @Override
    public final <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super WholeRowTable, ? extends T> wholeRow,
            Function<? super SummaryTable, ? extends T> summary,
            Function<? super AppendTable, ? extends T> append,
            Function<? super HybridTable, ? extends T> hybrid) {
        return grouped.apply(this);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof GroupedTable that
                && kind() == that.kind()
                && parts.equals(that.parts);
    }

    @Override
    public final int hashCode() {
        return parts.hashCode();
    }

    @Override
    public final String toString() {
        return kind().noun() + " " + name();
    }
}
