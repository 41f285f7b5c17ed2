package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            Frame frame,
            List<Column<?>> primaryKey,
            List<ValueColumn> values,
            Buckets buckets,
            ChangelogProducer changelog)
            implements Serializable {}

    /** Starts a design of {@code database.table}; its key comes next. */
    public static KeyStep named(String name) {
        TableName parsed = TableName.parse(name);
        return (first, more) -> new Builder(parsed, Keys.of(first, more));
    }

    /** The step that gives the table its key. */
    @FunctionalInterface
    public interface KeyStep {

        /**
         * Values are combined per combination of these columns; partition columns must be among
         * them.
         */
        Builder primaryKey(Column<?> first, Column<?>... more);
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
                .addNotNull(parts.frame().partitionedBy())
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
    public TableName name() {
        return parts.frame().name();
    }

    @Override
    public List<Column<?>> partitionColumns() {
        return parts.frame().partitionedBy();
    }

    @Override
    public @Nullable Retention retention() {
        return parts.frame().retention();
    }

    @Override
    public @Nullable String comment() {
        return parts.frame().comment();
    }

    @Override
    public List<RawOption> rawOptions() {
        return parts.frame().rawOptions();
    }

    @Override
    public List<Acceptance> acceptances() {
        return parts.frame().acceptances();
    }

    @Override
    public Diagnostics warnings() {
        return parts.frame().warnings();
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
        return "summary table " + name();
    }

    /** Collects the settings of a summary table. Mutable; build as often as wanted. */
    public static final class Builder extends DesignBuilder<SummaryTable, Builder> {

        private final List<Column<?>> primaryKey;
        private final List<ValueColumn> values = new ArrayList<>();
        private final Setting<Buckets> buckets = setting("buckets");
        private final Setting<ChangelogProducer> changelog = setting("changelog");

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name);
            this.primaryKey = primaryKey;
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

        /** How rows are distributed; one fixed bucket by default. */
        @CanIgnoreReturnValue
        public Builder buckets(Buckets distribution) {
            buckets.set(distribution);
            return this;
        }

        /** What streaming readers see; nothing by default. */
        @CanIgnoreReturnValue
        public Builder changelog(ChangelogProducer producer) {
            changelog.set(producer);
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        SummaryTable draft(Frame frame) {
            return new SummaryTable(
                    new Parts(
                            frame,
                            primaryKey,
                            List.copyOf(values),
                            buckets.or(Buckets.fixed(1)),
                            changelog.or(ChangelogProducer.NONE)));
        }
    }
}
