package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.List;

/**
 * The wide table of an entity such as an ad: one row per entity, filled by the streams that
 * describe it, read by look-up. Retracting rows are refused.
 *
 * <pre>{@code DimensionTable.named("ads.ad").primaryKey(AD).groups(AD_STATUS, CAMPAIGN).build()}
 * </pre>
 */
public final class DimensionTable extends GroupedTable {

    private static final long serialVersionUID = 1L;

    private DimensionTable(GroupedParts parts) {
        super(parts);
    }

    /** Starts a design of {@code database.table}; its key comes next. */
    public static KeyStep<Builder> named(String name) {
        return KeyedBuilder.named(name, Builder::new);
    }

    @Override
    public TableKind kind() {
        return TableKind.DIMENSION;
    }

    /** Collects the settings of a dimension table. Mutable; build as often as wanted. */
    public static final class Builder extends GroupedBuilder<DimensionTable, Builder> {

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name, primaryKey);
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        DimensionTable draft(TableSettings settings) {
            return new DimensionTable(parts(settings, Deletes.REFUSE));
        }
    }
}
