package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One type of event in a {@link HybridTable}: a value of its event-type column and the columns that
 * only such events carry. Immutable.
 *
 * <pre>{@code
 * EventType.of(EVENT, AdEvent.CLICK).carries(CLICK_TIME, LANDING)
 * EventType.of(EVENT_NAME, "click").carries(CLICK_TIME, LANDING)
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

    /** The events whose {@code column} is {@code value}. */
    public static <E extends Enum<E>> EventType of(Column<E> column, E value) {
        return new EventType(column, Objects.requireNonNull(value, "value"), List.of(), null);
    }

    /**
     * The events whose {@code column} is the text {@code value}, for tables whose types no enum
     * lists, such as those declared in YAML alone.
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
     * Columns that events of this type carry beside the shared ones; null in rows of other types.
     */
    public EventType carries(Column<?>... more) {
        List<Column<?>> all = new ArrayList<>(columns);
        Stream.of(more).forEach(all::add);
        return new EventType(discriminator, value, List.copyOf(all), retention);
    }

    /** How long partitions of this type are kept; lakekit's own expiry applies it. */
    public EventType keep(Retention kept) {
        return new EventType(discriminator, value, columns, kept);
    }

    /** The column that tells events apart, a partition level of the table. */
    public Column<?> discriminator() {
        return discriminator;
    }

    /** Its value for this type: a constant, stored by {@link Enum#name()}, or a text. */
    public Object value() {
        return value;
    }

    /** The retention of this type, or null for the table's. */
    public @Nullable Retention retention() {
        return retention;
    }

    /** The text, or the constant's {@link Enum#name()}. */
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
