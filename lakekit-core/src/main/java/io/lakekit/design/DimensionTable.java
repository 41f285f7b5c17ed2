package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.List;

/**
 * A table with one row per entity, such as an ad, which the streams that describe the entity fill
 * and look-ups read. It is a {@link WideTable} that refuses retracting rows.
 *
 * <pre>{@code
 * static final DimensionTable AD =
 *         DimensionTable.named("ads.ad").primaryKey(AD_ID).groups(STATUS, CAMPAIGN).build();
 * }</pre>
 */
public final class DimensionTable extends GroupedTable {

    private static final long serialVersionUID = 1L;

    private DimensionTable(GroupedParts parts) {
        super(parts);
    }

    /**
     * Starts the design of a table; its key comes next.
     *
     * @param name the table's name as {@code database.table}
     */
    public static KeyStep<Builder> named(String name) {
        return KeyedBuilder.named(name, Builder::new);
    }

    @Override
    public TableKind kind() {
        return TableKind.DIMENSION;
    }

    /**
     * The settings of a dimension table as they are collected. Mutable; {@code build()} may be
     * called again.
     */
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
