package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * A table with one row per key, which several streams fill: each owns the columns of one {@link
 * SequenceGroup} and leaves all others as they are (Paimon's partial update). Writing a row again
 * changes nothing, but for columns that aggregate, which is why an aggregate in a group is a
 * warning.
 *
 * <pre>{@code
 * static final WideTable DIAGNOSIS =
 *         WideTable.named("ads.diagnosis")
 *                 .primaryKey(DT, REQUEST, AD)
 *                 .partitionedBy(DT)
 *                 .groups(BID, CLICK)
 *                 .keep(Retention.partitions(Duration.ofDays(30)))
 *                 .build();
 * }</pre>
 */
public final class WideTable extends GroupedTable {

    private static final long serialVersionUID = 1L;

    private WideTable(GroupedParts parts) {
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
        return TableKind.WIDE;
    }

    /**
     * The settings of a wide table as they are collected. Mutable; {@code build()} may be called
     * again.
     */
    public static final class Builder extends GroupedBuilder<WideTable, Builder> {

        private final Setting<Deletes> deletes = setting("deletes");

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name, primaryKey);
        }

        /**
         * Sets what happens to retracting rows; by default writers refuse them. That they remove
         * the whole row of their key is for tables without a group, and a warning to accept: Paimon
         * loses a delete that shares a commit with an insert of its key.
         */
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
