package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of event in a {@link HybridTable}: one value of the table's event-type column, and the
 * columns that only such events carry. Immutable: each call returns another event type.
 *
 * <pre>{@code
 * EventType.of(EVENT, AdEvent.CLICK).carries(CLICK_TIME, LANDING)
 *         EventType.of(EVENT_NAME, "click").carries(CLICK_TIME, LANDING)
 * }</pre>
 */
public final class EventType implements Slice<HybridTable> {

    private static final long serialVersionUID = 1L;

    private final Column<?> discriminator;

    @SuppressWarnings("serial") // text or a constant
    private final Object value;

    private final List<Column<?>> columns;
    private final @Nullable Retention retention;

    private EventType(
            Column<?> discriminator,
            Object value,
            List<Column<?>> columns,
            @Nullable Retention retention) {
        this.discriminator = discriminator;
        this.value = value;
        this.columns = columns;
        this.retention = retention;
    }

    /** The event type of the events whose {@code column} is the constant {@code value}. */
    public static <E extends Enum<E>> EventType of(Column<E> column, E value) {
        return new EventType(column, Objects.requireNonNull(value, "value"), List.of(), null);
    }

    /**
     * The event type of the events whose {@code column} is the text {@code value}: for tables whose
     * types are not listed by an enum, such as those declared in YAML.
     *
     * @throws IllegalArgumentException if the value is blank, as a partition then has no name of
     *     its own, or longer than the column holds
     */
    public static EventType of(Column<String> column, String value) {
        String fitted = Objects.requireNonNull(column.type().fit(value), "value");
        if (fitted.isBlank()) {
            throw new IllegalArgumentException(
                    "An event type is named '"
                            + value
                            + "', and each is a partition of that name; name it by letters or"
                            + " digits");
        }
        return new EventType(column, fitted, List.of(), null);
    }

    /**
     * A copy of this event type whose events carry these columns beside the shared ones. The
     * columns are null in rows of other types.
     */
    public EventType carries(Column<?>... more) {
        List<Column<?>> all = new ArrayList<>(columns);
        Stream.of(more).forEach(all::add);
        return new EventType(discriminator, value, List.copyOf(all), retention);
    }

    /**
     * A copy of this event type whose partitions are kept this long; lakekit's own expiry applies
     * it.
     */
    public EventType keep(Retention kept) {
        return new EventType(discriminator, value, columns, kept);
    }

    /** The column that tells types apart, a partition level of the table. */
    public Column<?> discriminator() {
        return discriminator;
    }

    /**
     * The value of that column for this type: a constant, stored by {@link Enum#name()}, or a text.
     */
    public Object value() {
        return value;
    }

    /** The retention of this type's partitions, or null if the table's applies. */
    public @Nullable Retention retention() {
        return retention;
    }

    /** The name of this type: the text, or the constant's {@link Enum#name()}. */
    @Override
    public String name() {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    @Override
    public List<Column<?>> columns() {
        return columns;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventType that
                && discriminator.equals(that.discriminator)
                && value.equals(that.value)
                && columns.equals(that.columns)
                && Objects.equals(retention, that.retention);
    }

    @Override
    public int hashCode() {
        return Objects.hash(discriminator, name(), columns, retention);
    }

    @Override
    public String toString() {
        return "event type '" + name() + "'";
    }
}
