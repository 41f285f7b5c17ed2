package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One table for all event types, with the event type as the innermost partition level: each stream
 * writes only partitions of its own. Its columns are the shared ones and the sparse union of what
 * the types carry. It keeps every row written, or one row per event id if {@link
 * Builder#deduplicatedBy} says so.
 *
 * <pre>
 * {@code HybridTable.named("ads.event").partitionedBy(DT).shared(EVENT_ID, REQUEST).eventTypes(IMPRESSION, CLICK).build()}
 * </pre>
 */
public final class HybridTable implements TableDesign {

    private static final long serialVersionUID = 1L;

    private final Parts parts;

    private HybridTable(Parts parts) {
        this.parts = parts;
    }

    private record Parts(
            TableSettings settings,
            List<Column<?>> shared,
            List<EventType> eventTypes,
            List<Column<?>> eventKey,
            Buckets.@Nullable Fixed buckets)
            implements Serializable {}

    /** Starts a design of {@code database.table}. */
    public static Builder named(String name) {
        return new Builder(TableName.parse(name));
    }

    @Override
    public TableKind kind() {
        return TableKind.HYBRID;
    }

    @Override
    public TableSettings settings() {
        return parts.settings();
    }

    /** The event types, in the order declared. */
    public List<EventType> eventTypes() {
        return parts.eventTypes();
    }

    /** The columns every event carries, as declared. */
    public List<Column<?>> shared() {
        return parts.shared();
    }

    /**
     * The columns that identify an event, one row being kept of each; empty if every row is kept.
     */
    public List<Column<?>> eventKey() {
        return parts.eventKey();
    }

    /** The column that tells events apart: the innermost partition level. */
    public Optional<Column<?>> discriminator() {
        return parts.eventTypes().stream().<Column<?>>map(EventType::discriminator).findFirst();
    }

    /** The partition columns and the event key if rows are keyed; empty otherwise. */
    @Override
    public List<Column<?>> primaryKey() {
        return parts.eventKey().isEmpty()
                ? List.of()
                : new ColumnSet()
                        .addNotNull(partitionColumns())
                        .addNotNull(parts.eventKey())
                        .toList();
    }

    @Override
    public List<ValueColumn> values() {
        return List.of();
    }

    @Override
    public List<Column<?>> columns() {
        ColumnSet all =
                new ColumnSet()
                        .addNotNull(partitionColumns())
                        .addNotNull(parts.eventKey())
                        .add(parts.shared());
        parts.eventTypes().forEach(type -> all.add(type.columns()));
        return all.toList();
    }

    @Override
    public List<EventType> slices() {
        return parts.eventTypes();
    }

    /**
     * The partition columns but the event type, which is a constant of the stream; the shared and
     * the carried columns.
     */
    @Override
    public List<Column<?>> columnsOf(Slice<?> slice) {
        if (!(slice instanceof EventType type) || !parts.eventTypes().contains(type)) {
            throw Membership.refused(name(), slice, parts.eventTypes());
        }
        return new ColumnSet()
                .addNotNull(parts.settings().partitionedBy())
                .addNotNull(parts.eventKey())
                .add(parts.shared())
                .add(type.columns())
                .toList();
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

    /** The partition columns given, and the event type as the innermost level. */
    @Override
    public List<Column<?>> partitionColumns() {
        ColumnSet levels = new ColumnSet().addNotNull(parts.settings().partitionedBy());
        discriminator().ifPresent(column -> levels.addNotNull(List.of(column)));
        return levels.toList();
    }

    @Override
    public <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super SummaryTable, ? extends T> summary,
            Function<? super AppendTable, ? extends T> append,
            Function<? super HybridTable, ? extends T> hybrid) {
        return hybrid.apply(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HybridTable that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return kind().noun() + " " + name();
    }

    /** Collects the settings of a hybrid table. Mutable; build as often as wanted. */
    public static final class Builder extends DesignBuilder<HybridTable, Builder> {

        private final List<Column<?>> shared = new ArrayList<>();
        private final Setting<List<EventType>> eventTypes = setting("eventTypes");
        private final Setting<List<Column<?>>> eventKey = setting("deduplicatedBy");
        private final Setting<Buckets.Fixed> buckets = setting("buckets");

        private Builder(TableName name) {
            super(name);
        }

        /** Columns that events of every type carry; may be called again for more. */
        @CanIgnoreReturnValue
        public Builder shared(Column<?>... more) {
            shared.addAll(List.of(more));
            return this;
        }

        /** The event types that streams fill. */
        @CanIgnoreReturnValue
        public Builder eventTypes(EventType first, EventType... more) {
            List<EventType> all = new ArrayList<>();
            all.add(first);
            all.addAll(List.of(more));
            eventTypes.set(List.copyOf(all));
            return this;
        }

        /**
         * Keeps one row, the last to arrive, of each event that these columns identify within its
         * partition.
         */
        @CanIgnoreReturnValue
        public Builder deduplicatedBy(Column<?> first, Column<?>... more) {
            eventKey.set(Keys.of(first, more));
            return this;
        }

        /** A fixed number of buckets; none by default, one if rows are deduplicated. */
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
        HybridTable draft(TableSettings settings) {
            List<Column<?>> key = eventKey.or(List.of());
            Buckets.Fixed given = buckets.orNull();
            Buckets.Fixed distribution = given == null && !key.isEmpty() ? Buckets.fixed(1) : given;
            return new HybridTable(
                    new Parts(
                            settings,
                            List.copyOf(shared),
                            eventTypes.or(List.of()),
                            key,
                            distribution));
        }
    }
}
