package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * A table with one row per key, the newest that was written, as a whole (Paimon's deduplicate): the
 * home of entities whose every change comes as a full row, such as those of a database's tables.
 * {@link Builder#orderedBy} says which of two rows is newer; a late row then loses, and writing a
 * row again changes nothing. Columns that several streams fill belong to a {@link WideTable} or a
 * {@link DimensionTable} instead.
 *
 * <pre>{@code
 * static final LatestTable CAMPAIGN =
 *         LatestTable.named("ads.campaign")
 *                 .primaryKey(CAMPAIGN_ID)
 *                 .columns(NAME, BUDGET)
 *                 .orderedBy(UPDATED_AT, VERSION)
 *                 .build();
 * }</pre>
 */
public final class LatestTable extends WholeRowTable {

    private static final long serialVersionUID = 1L;

    private LatestTable(WholeRowParts parts) {
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
        return TableKind.LATEST;
    }

    /**
     * The settings of a latest-row table as they are collected. Mutable; {@code build()} may be
     * called again.
     */
    public static final class Builder extends WholeRowBuilder<LatestTable, Builder> {

        private final Setting<List<Column<?>>> order = setting("orderedBy");
        private final Setting<Column<?>> rowKind = setting("kindIn");

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name, primaryKey);
        }

        /**
         * Sets the columns by which the newest row of a key is found, compared one after the other:
         * the highest is the newest, and of rows equal in all of them the later to arrive. A row
         * without a value in any of them is older than all others, so writers refuse it. They are
         * stored whether {@code columns} lists them or not. Without an order the last row to arrive
         * stays, which is a warning (LK0320).
         *
         * @param first the column that is compared first, such as a time of change or a version
         * @param more the columns that are compared where those before them are equal
         */
        @CanIgnoreReturnValue
        @SafeVarargs
        public final Builder orderedBy(
                Column<? extends Comparable<?>> first, Column<? extends Comparable<?>>... more) {
            order.set(AtLeastOne.of(first, more));
            return this;
        }

        /**
         * Sets the column of text that says what each row is (Paimon's {@code rowkind.field}), for
         * changes that come as plain rows with such a flag: {@code +I} or {@code +U} writes the row
         * of its key, {@code -D} or {@code -U} removes it. Paimon then goes by the column alone,
         * whatever kind an engine gives the row. Writers refuse a row without one of these four
         * texts. The column is stored whether {@code columns} lists it or not.
         *
         * @param column a column of text outside the key
         */
        @CanIgnoreReturnValue
        public Builder kindIn(Column<String> column) {
            rowKind.set(column);
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        LatestTable draft(TableSettings settings) {
            return new LatestTable(
                    parts(settings, order.or(List.of()), rowKind.orNull(), Deletes.WHOLE_ROW));
        }
    }
}
