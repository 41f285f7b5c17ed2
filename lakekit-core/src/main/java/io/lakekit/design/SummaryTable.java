package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table with one row per key, whose value columns all combine by a function: the place for
 * counters. A row that is written twice counts twice, unless every function is idempotent. Rows are
 * combined in the order in which they arrive.
 *
 * <pre>{@code
 * static final SummaryTable AD_MINUTE =
 *         SummaryTable.named("ads.ad_minute")
 *                 .primaryKey(DT, AD, MINUTE)
 *                 .partitionedBy(DT)
 *                 .aggregate(CLICKS, AggFunctions.sum())
 *                 .build();
 * }</pre>
 */
public final class SummaryTable implements TableDesign {

    private static final long serialVersionUID = 1L;

    private final Parts parts;

    private SummaryTable(Parts parts) {
        this.parts = parts;
    }

    private record Parts(
            TableSettings settings,
            List<Column<?>> primaryKey,
            List<ValueColumn> values,
            List<Column<?>> rowOrder,
            Buckets buckets,
            ChangelogProducer changelog,
            @Nullable Deletes deletes)
            implements Serializable {}

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
        return TableKind.SUMMARY;
    }

    @Override
    public TableSettings settings() {
        return parts.settings();
    }

    @Override
    public List<ValueColumn> values() {
        return parts.values();
    }

    /**
     * The columns in whose order rows are combined, most significant first; they take the value of
     * the newest row. Empty if rows are combined as they arrive.
     */
    public List<Column<?>> rowOrder() {
        return parts.rowOrder();
    }

    /** The treatment of rows that retract; empty if functions undo their values. */
    public Optional<Deletes> deletes() {
        return Optional.ofNullable(parts.deletes());
    }

    @Override
    public List<Column<?>> primaryKey() {
        return parts.primaryKey();
    }

    @Override
    public List<Column<?>> columns() {
        ColumnSet all =
                new ColumnSet()
                        .addNotNull(parts.primaryKey())
                        .addNotNull(parts.settings().partitionedBy())
                        .add(parts.values().stream().map(ValueColumn::column).toList())
                        .add(parts.rowOrder());
        return parts.settings().inOrder(all.toList());
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of();
    }

    @Override
    public List<Column<?>> columnsOf(Slice<?> slice) {
        throw ForeignSlice.refused(name(), slice, List.of());
    }

    @Override
    public List<Column<?>> suppliedColumns() {
        return columns();
    }

    @Override
    public Optional<Buckets> buckets() {
        return Optional.of(parts.buckets());
    }

    @Override
    public ChangelogProducer changelog() {
        return parts.changelog();
    }

    @Override
    public <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super WholeRowTable, ? extends T> wholeRow,
            Function<? super SummaryTable, ? extends T> summary,
            Function<? super AppendTable, ? extends T> append,
            Function<? super HybridTable, ? extends T> hybrid) {
        return summary.apply(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SummaryTable that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return kind().noun() + " " + name();
    }

    /**
     * The settings of a summary table as they are collected. Mutable; {@code build()} may be called
     * again.
     */
    public static final class Builder extends KeyedBuilder<SummaryTable, Builder> {

        private final List<ValueColumn> values = new ArrayList<>();

        private final Setting<List<Column<?>>> rowOrder = setting("rowsOrderedBy");

        private final Setting<Deletes> deletes = setting("deletes");

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name, primaryKey);
        }

        /**
         * Adds a column whose values a built-in function combines.
         *
         * @param column the column to store
         * @param function the function; whether it takes values of the column's type is judged with
         *     the design where the compiler cannot tell
         */
        @CanIgnoreReturnValue
        public <T> Builder aggregate(Column<T> column, AggFunction<? super T> function) {
            values.add(new ValueColumn(column, function));
            return this;
        }

        /** Adds a column whose values a function of the user's combines. */
        @CanIgnoreReturnValue
        public <T, F extends Record & UserFunction<T>> Builder aggregate(
                Column<T> column, F function) {
            return aggregate(column, AggFunctions.userDefined(function));
        }

        /**
         * Sets the columns in whose order rows are combined, not as they arrive (Paimon's {@code
         * sequence.field}). They are stored and take the value of the newest row. For functions
         * that depend on order it is a warning, but for {@code latest()}.
         *
         * @param first the column that is compared first
         * @param more the columns that are compared where those before them are equal
         */
        @CanIgnoreReturnValue
        @SafeVarargs
        public final Builder rowsOrderedBy(
                Column<? extends Comparable<?>> first, Column<? extends Comparable<?>>... more) {
            rowOrder.set(AtLeastOne.of(first, more));
            return this;
        }

        /**
         * Sets what a row that retracts does; by default the functions undo its values. It is for
         * tables that have it already, and a warning to accept: ignored retractions leave what they
         * take back, and a delete that removes the row of its key is lost where an insert of that
         * key shares its commit.
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
        SummaryTable draft(TableSettings settings) {
            return new SummaryTable(
                    new Parts(
                            settings,
                            primaryKey,
                            List.copyOf(values),
                            rowOrder.or(List.of()),
                            buckets.or(Buckets.fixed(1)),
                            changelog.or(ChangelogProducer.NONE),
                            deletes.orNull()));
        }
    }
}
