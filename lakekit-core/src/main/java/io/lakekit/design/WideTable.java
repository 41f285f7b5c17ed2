package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * One row per key, filled by several streams, each owning its {@link SequenceGroup} (partial
 * update). By default columns are idempotent: an aggregate in a group is a warning, because a
 * replayed row is folded again.
 *
 * <pre>
 * {@code WideTable.named("ads.diagnosis").primaryKey(DT, REQUEST, AD).partitionedBy(DT).groups(BID, CLICK).build()}
 * </pre>
 */
public final class WideTable extends GroupedTable {

    private static final long serialVersionUID = 1L;

    private WideTable(GroupedParts parts) {
        super(parts);
    }

    /** Starts a design of {@code database.table}; its key comes next. */
    public static KeyStep<Builder> named(String name) {
        return KeyedBuilder.named(name, Builder::new);
    }

    @Override
    public TableKind kind() {
        return TableKind.WIDE;
    }

    /** Collects the settings of a wide table. Mutable; build as often as wanted. */
    public static final class Builder extends GroupedBuilder<WideTable, Builder> {

        private final Setting<Deletes> deletes = setting("deletes");

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name, primaryKey);
        }

        /** What happens to retracting rows; the writer refuses them by default. */
        @CanIgnoreReturnValue
        public Builder deletes(Deletes handling) {
            deletes.set(handling);
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        WideTable draft(TableSettings settings) {
            return new WideTable(parts(settings, deletes.or(Deletes.REFUSE)));
        }
    }
}
