package io.lakekit.design;

import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that one upstream stream owns in a {@link GroupedTable}, and the columns that order
 * its updates. A row ordered at or after the stored one replaces the {@link #latest} columns, nulls
 * included; an older row leaves them as they are. An {@link #aggregate} column is folded in either
 * case. A row whose ordering columns are all null is refused. Immutable: each call returns a new
 * group.
 *
 * <pre>{@code
 * SequenceGroup click =
 *         SequenceGroup.named("click")
 *                 .orderedBy(CLICK_TIME)
 *                 .thenBy(CLICK_ID)
 *                 .latest(PAGE)
 *                 .latestNonNull(DEVICE);
 * }</pre>
 */
public final class SequenceGroup implements Slice<GroupedTable> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Column<?>> order;
    private final List<ValueColumn> values;

    private SequenceGroup(String name, List<Column<?>> order, List<ValueColumn> values) {
        this.name = name;
        this.order = order;
        this.values = values;
    }

    /**
     * Starts a group; the column that orders it comes next.
     *
     * @param name the group's name, unique in its table; findings and streams name the group by it
     */
    public static OrderStep named(String name) {
        Objects.requireNonNull(name, "name");
        return column -> new SequenceGroup(name, List.of(column), List.of());
    }

    /** The step that asks for the column by which a group is ordered. */
    @FunctionalInterface
    public interface OrderStep {

        /**
         * Orders the group's updates by this column, ascending, null lowest: usually the time at
         * which the event happened, or a version that its source counts up.
         */
        SequenceGroup orderedBy(Column<? extends Comparable<?>> column);
    }

    /**
     * A copy of this group that orders updates which are equal so far by one more column,
     * ascending, null lowest. Without one, the later of two equal updates to arrive wins.
     */
    public SequenceGroup thenBy(Column<? extends Comparable<?>> column) {
        List<Column<?>> longer = append(order, column);
        return new SequenceGroup(
                name, longer, values.stream().map(value -> orderedBy(longer, value)).toList());
    }

    private static ValueColumn orderedBy(List<Column<?>> order, ValueColumn value) {
        return value.ownOrder().isEmpty() ? value : orderedByItself(value.column(), order);
    }

    /**
     * A copy of this group that also owns these columns. They take the value of the newest row; a
     * newer null clears them.
     */
    public SequenceGroup latest(Column<?>... columns) {
        List<ValueColumn> more =
                Stream.of(columns).map(c -> new ValueColumn(c, AggFunctions.latest())).toList();
        return with(more);
    }

    /**
     * A copy of this group that also owns these columns. They take the newest value that is not
     * null. Each gets ordering columns of its own, named {@code <column>_seq} (and {@code
     * <column>_seq2}, ... if the group has several), which lakekit's writers fill.
     */
    public SequenceGroup latestNonNull(Column<?>... columns) {
        return with(Stream.of(columns).map(c -> orderedByItself(c, order)).toList());
    }

    /**
     * A copy of this group that also owns a column whose values combine by a built-in function,
     * those of late and repeated rows included.
     */
    public <T> SequenceGroup aggregate(Column<T> column, AggFunction<? super T> function) {
        return with(List.of(new ValueColumn(column, function)));
    }

    /**
     * A copy of this group that also owns a column whose values combine by a function of the
     * user's, those of late and repeated rows included.
     */
    public <T, F extends Record & UserFunction<T>> SequenceGroup aggregate(
            Column<T> column, F function) {
        return aggregate(column, AggFunctions.userDefined(function));
    }

    private static ValueColumn orderedByItself(Column<?> column, List<Column<?>> order) {
        List<Column<?>> own = new ArrayList<>();
        for (Column<?> by : order) {
            String suffix = own.isEmpty() ? "_seq" : "_seq" + (own.size() + 1);
            own.add(Column.of(column.name() + suffix, by.type()));
        }
        return new ValueColumn(column, AggFunctions.latestNonNull(), own);
    }

    private SequenceGroup with(List<ValueColumn> more) {
        List<ValueColumn> all = new ArrayList<>(values);
        all.addAll(more);
        return new SequenceGroup(name, order, List.copyOf(all));
    }

    private static List<Column<?>> append(List<Column<?>> columns, Column<?> column) {
        List<Column<?>> all = new ArrayList<>(columns);
        all.add(column);
        return List.copyOf(all);
    }

    @Override
    public String name() {
        return name;
    }

    /** The columns that order updates, most significant first. */
    public List<Column<?>> order() {
        return order;
    }

    /** The owned columns and how each combines, in the order declared. */
    public List<ValueColumn> values() {
        return values;
    }

    /**
     * The ordering columns and then the owned ones, without the {@code _seq} columns that lakekit
     * fills.
     */
    @Override
    public List<Column<?>> columns() {
        List<Column<?>> all = new ArrayList<>(order);
        values.forEach(value -> all.add(value.column()));
        return List.copyOf(all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SequenceGroup that
                && name.equals(that.name)
                && order.equals(that.order)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, order, values);
    }

    @Override
    public String toString() {
        return "group '" + name + "'";
    }
}
