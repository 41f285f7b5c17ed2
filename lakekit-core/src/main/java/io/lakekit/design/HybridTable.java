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
 * A table for all types of events, with the type as the innermost partition level: each stream
 * writes only partitions of its own. The columns are the shared ones and all that the types carry,
 * null in rows of other types. Every row that is written is kept, or one row per event if {@link
 * Builder#deduplicatedBy} says so.
 *
 * <pre>{@code
 * static final HybridTable EVENTS =
 *         HybridTable.named("ads.event")
 *                 .partitionedBy(DT)
 *                 .shared(EVENT_ID, REQUEST)
 *                 .eventTypes(IMPRESSION, CLICK)
 *                 .build();
 * }</pre>
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
        return TableKind.HYBRID;
    }

    @Override
    public TableSettings settings() {
        return parts.settings();
    }

    /** The types of events that streams fill, in the order declared. */
    public List<EventType> eventTypes() {
        return parts.eventTypes();
    }

    /** The columns that events of every type carry, in the order declared. */
    public List<Column<?>> shared() {
        return parts.shared();
    }

    /** The columns that identify an event, of which one row is kept; empty if every row is kept. */
    public List<Column<?>> eventKey() {
        return parts.eventKey();
    }

    /**
     * The column that tells types of events apart, the innermost partition level; empty only in a
     * design without types, which rules refuse.
     */
    public Optional<Column<?>> discriminator() {
        return parts.eventTypes().stream().<Column<?>>map(EventType::discriminator).findFirst();
    }

    /** The partition columns and the event key, if one row per event is kept; empty otherwise. */
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
        return parts.settings().inOrder(all.toList());
    }

    @Override
    public List<EventType> slices() {
        return parts.eventTypes();
    }

    /**
     * The columns that a stream of one event type supplies: partition, shared and carried columns,
     * without the column of the event type, which is a constant of the stream.
     */
    @Override
    public List<Column<?>> columnsOf(Slice<?> slice) {
        if (!(slice instanceof EventType type) || !parts.eventTypes().contains(type)) {
            throw ForeignSlice.refused(name(), slice, parts.eventTypes());
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

    /** The partition columns that were given, followed by the column of the event type. */
    @Override
    public List<Column<?>> partitionColumns() {
        ColumnSet levels = new ColumnSet().addNotNull(parts.settings().partitionedBy());
        discriminator().ifPresent(column -> levels.addNotNull(List.of(column)));
        return levels.toList();
    }

    @Override
    public <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super WholeRowTable, ? extends T> wholeRow,
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

    /**
     * The settings of a hybrid table as they are collected. Mutable; {@code build()} may be called
     * again.
     */
    public static final class Builder extends DesignBuilder<HybridTable, Builder> {

        private final List<Column<?>> shared = new ArrayList<>();
        private final Setting<List<EventType>> eventTypes = setting("eventTypes");
        private final Setting<List<Column<?>>> eventKey = setting("deduplicatedBy");
        private final Setting<Buckets.Fixed> buckets = setting("buckets");

        private Builder(TableName name) {
            super(name);
        }

        /** Adds columns that events of every type carry; may be called again for more. */
        @CanIgnoreReturnValue
        public Builder shared(Column<?>... more) {
            shared.addAll(List.of(more));
            return this;
        }

        /**
         * Sets the types of events that streams fill. Their columns must be the same enum or text
         * column.
         */
        @CanIgnoreReturnValue
        public Builder eventTypes(EventType first, EventType... more) {
            List<EventType> all = new ArrayList<>();
            all.add(first);
            all.addAll(List.of(more));
            eventTypes.set(List.copyOf(all));
            return this;
        }

        /**
         * Sets the columns that identify an event within its partition; one row of each event is
         * kept, the last to arrive.
         */
        @CanIgnoreReturnValue
        public Builder deduplicatedBy(Column<?> first, Column<?>... more) {
            eventKey.set(AtLeastOne.of(first, more));
            return this;
        }

        /**
         * Sets a fixed number of buckets; by default there are none, or one if rows are
         * deduplicated.
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
