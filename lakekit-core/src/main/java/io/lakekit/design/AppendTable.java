package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table without a key, which keeps every row that is written, duplicates included. Files belong
 * to no bucket unless {@link Builder#buckets} asks for buckets. Two designs are equal if equal
 * columns are stored in the same order, whether the partition columns are listed among them or not.
 *
 * <pre>{@code
 * static final AppendTable CLICK =
 *         AppendTable.named("ads.click")
 *                 .columns(DT, REQUEST, AD, CLICK_TIME)
 *                 .partitionedBy(DT)
 *                 .build();
 * }</pre>
 */
public final class AppendTable implements TableDesign {

    private static final long serialVersionUID = 1L;

    private final Parts parts;

    private AppendTable(Parts parts) {
        this.parts = parts;
    }

    private record Parts(
            TableSettings settings, List<Column<?>> columns, Buckets.@Nullable Fixed buckets)
            implements Serializable {}

    /**
     * Starts the design of a table.
     *
     * @param name the table's name as {@code database.table}
     */
    public static Builder named(String name) {
        return new Builder(TableName.parse(name));
    }

    @Override
    public TableKind kind() {
        return TableKind.APPEND;
    }

    @Override
    public TableSettings settings() {
        return parts.settings();
    }

    /** The columns as they were given, repeats included. */
    List<Column<?>> declared() {
        return parts.columns();
    }

    @Override
    public List<Column<?>> primaryKey() {
        return List.of();
    }

    @Override
    public List<ValueColumn> values() {
        return List.of();
    }

    /**
     * All columns in the order in which they are stored: the partition columns first, which are
     * never null because a null day would never expire, then the others as declared.
     */
    @Override
    public List<Column<?>> columns() {
        Set<String> partitions = new HashSet<>();
        partitionColumns().forEach(column -> partitions.add(column.name()));
        Stream<Column<?>> declared = parts.columns().stream();
        ColumnSet all =
                new ColumnSet()
                        .addNotNull(
                                declared.filter(column -> partitions.contains(column.name()))
                                        .toList())
                        .addNotNull(parts.settings().partitionedBy())
                        .add(parts.columns());
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
        return Optional.ofNullable(parts.buckets());
    }

    @Override
    public ChangelogProducer changelog() {
        return ChangelogProducer.NONE;
    }

    @Override
    public <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super WholeRowTable, ? extends T> wholeRow,
            Function<? super SummaryTable, ? extends T> summary,
            Function<? super AppendTable, ? extends T> append,
            Function<? super HybridTable, ? extends T> hybrid) {
        return append.apply(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AppendTable that
                && parts.settings().equals(that.parts.settings())
                && columns().equals(that.columns())
                && Objects.equals(parts.buckets(), that.parts.buckets());
    }

    @Override
    public int hashCode() {
        return Objects.hash(parts.settings(), columns(), parts.buckets());
    }

    @Override
    public String toString() {
        return kind().noun() + " " + name();
    }

    /**
     * The settings of an append table as they are collected. Mutable; {@code build()} may be called
     * again.
     */
    public static final class Builder extends DesignBuilder<AppendTable, Builder> {

        private final List<Column<?>> columns = new ArrayList<>();
        private final Setting<Buckets.Fixed> buckets = setting("buckets");

        private Builder(TableName name) {
            super(name);
        }

        /** Adds columns, in the order in which they are stored; may be called again for more. */
        @CanIgnoreReturnValue
        public Builder columns(Column<?>... more) {
            columns.addAll(List.of(more));
            return this;
        }

        /**
         * Sets a fixed number of buckets by a key, so that the rows of one key stay in order; by
         * default there are no buckets.
         */
        @CanIgnoreReturnValue
        public Builder buckets(Buckets.Fixed distribution) {
            buckets.set(distribution);
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        AppendTable draft(TableSettings settings) {
            return new AppendTable(new Parts(settings, List.copyOf(columns), buckets.orNull()));
        }
    }
}
