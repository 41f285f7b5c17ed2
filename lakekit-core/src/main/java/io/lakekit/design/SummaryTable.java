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
 * A keyed table whose value columns all aggregate: the home of counters. A row written twice is
 * counted twice unless every function is idempotent.
 *
 * <pre>
 * {@code SummaryTable.named("ads.ad_minute").primaryKey(DT, AD, MINUTE).aggregate(CLICKS, sum()).build()}
 * </pre>
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
            Buckets buckets,
            ChangelogProducer changelog)
            implements Serializable {}

    /** Starts a design of {@code database.table}; its key comes next. */
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

    @Override
    public List<Column<?>> primaryKey() {
        return parts.primaryKey();
    }

    @Override
    public List<Column<?>> columns() {
        return new ColumnSet()
                .addNotNull(parts.primaryKey())
                .addNotNull(parts.settings().partitionedBy())
                .add(parts.values().stream().map(ValueColumn::column).toList())
                .toList();
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of();
    }

    @Override
    public List<Column<?>> columnsOf(Slice<?> slice) {
        throw Membership.refused(name(), slice, List.of());
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

    /** Collects the settings of a summary table. Mutable; build as often as wanted. */
    public static final class Builder extends KeyedBuilder<SummaryTable, Builder> {

        private final List<ValueColumn> values = new ArrayList<>();

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name, primaryKey);
        }

        /** A column and the built-in function that combines its values. */
        @CanIgnoreReturnValue
        public <T> Builder aggregate(Column<T> column, AggFunction<? super T> function) {
            values.add(new ValueColumn(column, function));
            return this;
        }

        /** A column and the function of the user's that combines its values. */
        @CanIgnoreReturnValue
        public <T, F extends Record & UserFunction<T>> Builder aggregate(
                Column<T> column, F function) {
            return aggregate(column, AggFunctions.userDefined(function));
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
                            buckets.or(Buckets.fixed(1)),
                            changelog.or(ChangelogProducer.NONE)));
        }
    }
}
