package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of every table that keeps one whole row of a key; {@link LatestTable} and {@link
 * FirstTable} have builders of their own.
 *
 * @param <D> the kind of design
 * @param <B> the kind's builder
 */
public abstract sealed class WholeRowBuilder<
                D extends WholeRowTable, B extends WholeRowBuilder<D, B>>
        extends KeyedBuilder<D, B> permits LatestTable.Builder, FirstTable.Builder {

    private final List<Column<?>> columns = new ArrayList<>();
    private final Setting<Deletes> deletes = setting("deletes");

    WholeRowBuilder(TableName name, List<Column<?>> primaryKey) {
        super(name, primaryKey);
    }

    /**
     * Adds the columns beside the key, in the order in which they are stored; may be called again
     * for more. Those of the key may be listed, too.
     */
    @CanIgnoreReturnValue
    public B columns(Column<?>... more) {
        columns.addAll(List.of(more));
        return self();
    }

    /**
     * Sets what a row that deletes does, which other engines can write: by default it removes the
     * row of its key from a latest-row table, and is refused by a first-row table.
     */
    @CanIgnoreReturnValue
    public B deletes(Deletes handling) {
        deletes.set(handling);
        return self();
    }

    final WholeRowParts parts(
            TableSettings settings,
            List<Column<?>> order,
            @Nullable Column<?> rowKind,
            Deletes usual) {
        return new WholeRowParts(
                settings,
                primaryKey,
                List.copyOf(columns),
                order,
                rowKind,
                buckets.or(Buckets.fixed(1)),
                changelog.or(ChangelogProducer.NONE),
                deletes.or(usual));
    }
}
