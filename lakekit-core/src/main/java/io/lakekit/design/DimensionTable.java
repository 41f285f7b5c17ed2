package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wide table of an entity such as an ad: one row per entity, filled by the streams that
 * describe it, read by look-up. Retracting rows are refused.
 *
 * <pre>{@code DimensionTable.named("ads.ad").primaryKey(AD).groups(AD_STATUS, CAMPAIGN).build()}
 * </pre>
 */
public final class DimensionTable implements GroupedTable {

    private static final long serialVersionUID = 1L;

    private final GroupedParts parts;

    private DimensionTable(GroupedParts parts) {
        this.parts = parts;
    }

    /** Starts a design of {@code database.table}; its key comes next. */
    public static KeyStep named(String name) {
        TableName parsed = TableName.parse(name);
        return (first, more) -> new Builder(parsed, Keys.of(first, more));
    }

    /** The step that gives the table its key. */
    @FunctionalInterface
    public interface KeyStep {

        /**
         * One row is kept per combination of these columns; partition columns must be among them.
         */
        Builder primaryKey(Column<?> first, Column<?>... more);
    }

    @Override
    public TableName name() {
        return parts.frame().name();
    }

    @Override
    public List<Column<?>> columns() {
        return parts.columns();
    }

    @Override
    public List<Column<?>> suppliedColumns() {
        return parts.suppliedColumns();
    }

    @Override
    public List<Column<?>> columnsOf(Slice<?> slice) {
        return parts.columnsOf(slice);
    }

    @Override
    public List<Column<?>> primaryKey() {
        return parts.primaryKey();
    }

    @Override
    public List<Column<?>> partitionColumns() {
        return parts.frame().partitionedBy();
    }

    @Override
    public List<SequenceGroup> groups() {
        return parts.groups();
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
    public Deletes deletes() {
        return parts.deletes();
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
        return other instanceof DimensionTable that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "dimension table " + name();
    }

    /** Collects the settings of a dimension table. Mutable; build as often as wanted. */
    public static final class Builder extends DesignBuilder<DimensionTable, Builder> {

        private final List<Column<?>> primaryKey;
        private final Setting<List<SequenceGroup>> groups = setting("groups");
        private final Setting<Buckets> buckets = setting("buckets");
        private final Setting<ChangelogProducer> changelog = setting("changelog");

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name);
            this.primaryKey = primaryKey;
        }

        /** The groups that streams fill. */
        @CanIgnoreReturnValue
        public Builder groups(SequenceGroup... members) {
            groups.set(Stream.of(members).toList());
            return this;
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
        DimensionTable draft(Frame frame) {
            return new DimensionTable(
                    new GroupedParts(
                            frame,
                            primaryKey,
                            groups.or(List.of()),
                            buckets.or(Buckets.fixed(1)),
                            changelog.or(ChangelogProducer.NONE),
                            Deletes.REFUSE));
        }
    }
}
