package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * The settings of every table whose rows are filled by groups; {@link WideTable} and {@link
 * DimensionTable} have builders of their own.
 *
 * @param <D> the kind of design
 * @param <B> the kind's builder
 */
public abstract sealed class GroupedBuilder<D extends GroupedTable, B extends GroupedBuilder<D, B>>
        extends KeyedBuilder<D, B> permits WideTable.Builder, DimensionTable.Builder {

    private final Setting<List<SequenceGroup>> groups = setting("groups");
    private final Setting<List<Column<?>>> unordered = setting("unordered");

    private final Setting<List<Column<?>>> rowOrder = setting("rowsOrderedBy");

    GroupedBuilder(TableName name, List<Column<?>> primaryKey) {
        super(name, primaryKey);
    }

    /**
     * Sets the groups that streams fill, each with columns of its own. At least one is needed,
     * unless columns are {@link #unordered}.
     */
    @CanIgnoreReturnValue
    public B groups(SequenceGroup... members) {
        groups.set(List.of(members));
        return self();
    }

    /**
     * Sets the columns that no group owns. Each takes the last value to arrive that is not null,
     * however late it is, and a null leaves it as it is. Streams of whole rows fill them, and those
     * of a group do not. It is a warning to accept, because two writers or a replay then decide by
     * chance which value stays.
     */
    @CanIgnoreReturnValue
    public B unordered(Column<?>... columns) {
        unordered.set(List.of(columns));
        return self();
    }

    /**
     * Sets the columns in whose order rows are merged, not as they arrive, for the columns that no
     * group owns (Paimon's {@code sequence.field}). Groups keep their own order. It is for tables
     * that have it already, and a warning to accept: once files are compacted, a late row only
     * fills what is null.
     *
     * @param first the column that is compared first
     * @param more the columns that are compared where those before them are equal
     */
    @CanIgnoreReturnValue
    @SafeVarargs
    public final B rowsOrderedBy(
            Column<? extends Comparable<?>> first, Column<? extends Comparable<?>>... more) {
        rowOrder.set(AtLeastOne.of(first, more));
        return self();
    }

    final GroupedParts parts(TableSettings settings, Deletes deletes) {
        return new GroupedParts(
                settings,
                primaryKey,
                groups.or(List.of()),
                unordered.or(List.of()),
                rowOrder.or(List.of()),
                buckets.or(Buckets.fixed(1)),
                changelog.or(ChangelogProducer.NONE),
                deletes);
    }
}
