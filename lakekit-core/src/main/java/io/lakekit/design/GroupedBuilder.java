package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * The settings that the kinds of several streams per row share.
 *
 * @param <D> the kind of design
 * @param <B> the kind's builder
 */
public abstract sealed class GroupedBuilder<D extends GroupedTable, B extends GroupedBuilder<D, B>>
        extends KeyedBuilder<D, B> permits WideTable.Builder, DimensionTable.Builder {

    private final Setting<List<SequenceGroup>> groups = setting("groups");

    GroupedBuilder(TableName name, List<Column<?>> primaryKey) {
        super(name, primaryKey);
    }

    /** The groups that streams fill. */
    @CanIgnoreReturnValue
    public B groups(SequenceGroup... members) {
        groups.set(List.of(members));
        return self();
    }

    final GroupedParts parts(TableSettings settings, Deletes deletes) {
        return new GroupedParts(
                settings,
                primaryKey,
                groups.or(List.of()),
                buckets.or(Buckets.fixed(1)),
                changelog.or(ChangelogProducer.NONE),
                deletes);
    }
}
