package io.lakekit.explain;

import io.lakekit.design.AggFunction;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An example of five rows of one key, one after the other, and what the reference makes of them.
 */
final class Example {

    private static final Set<AggFunction.Kind> OPAQUE =
            Set.of(
                    AggFunction.Kind.RBM32,
                    AggFunction.Kind.RBM64,
                    AggFunction.Kind.HLL_SKETCH,
                    AggFunction.Kind.THETA_SKETCH);

    /**
     * A row of the example.
     *
     * @param what how it relates to the rows before it
     * @param order the number of the sample that orders it
     * @param value the number of the samples that are its values, or null for nulls
     */
    private record Event(String what, int order, @Nullable Integer value) {}

    private static final List<Event> EVENTS =
            List.of(
                    new Event("first", 2, 2),
                    new Event("equal", 2, 3),
                    new Event("late", 1, 1),
                    new Event("newer, nulls", 3, null),
                    new Event("first again", 2, 2));

    private final TableDesign design;

    private Example(TableDesign design) {
        this.design = design;
    }

    /** The steps for each group, or for the summary table; none for tables that combine nothing. */
    static List<Explanation.Step> of(TableDesign design) {
        Example example = new Example(design);
        return design.byKind(
                example::groups, example::summary, append -> List.of(), hybrid -> List.of());
    }

    private List<Explanation.Step> groups(GroupedTable table) {
        return table.groups().stream().flatMap(group -> group(table, group).stream()).toList();
    }

    private List<Explanation.Step> group(GroupedTable grouped, SequenceGroup group) {
        ReferenceTable<GroupedTable> table = ReferenceTable.of(grouped);
        return run(group.name(), group.order(), group.values(), table, r -> table.write(group, r));
    }

    private List<Explanation.Step> summary(SummaryTable summary) {
        ReferenceTable<SummaryTable> table = ReferenceTable.of(summary);
        return run("every stream", List.of(), summary.values(), table, table::write);
    }

    /** Whether the values are bitmaps and sketches, whose bytes tell a reader nothing. */
    private static boolean opaque(List<ValueColumn> values) {
        return values.stream().anyMatch(value -> OPAQUE.contains(value.function().kind()));
    }

    private List<Explanation.Step> run(
            String stream,
            List<Column<?>> order,
            List<ValueColumn> values,
            ReferenceTable<?> table,
            Consumer<Row> write) {
        if (opaque(values)) {
            return List.of();
        }
        List<Column<?>> supplied = new ArrayList<>(order);
        List<Column<?>> stored = new ArrayList<>(order);
        for (ValueColumn value : values) {
            supplied.add(value.column());
            stored.add(value.column());
            stored.addAll(value.ownOrder());
        }
        Row key = row(design.primaryKey(), column -> Samples.of(column.type(), 1));
        List<Explanation.Step> steps = new ArrayList<>();
        for (Event event : EVENTS) {
            Row sent =
                    row(
                            supplied,
                            column ->
                                    order.contains(column)
                                            ? Samples.of(column.type(), event.order())
                                            : value(column, event.value()));
            write.accept(joined(key, sent));
            Row held = table.rows().get(0);
            steps.add(new Explanation.Step(stream, event.what(), sent, row(stored, held::get)));
        }
        return steps;
    }

    private static @Nullable Object value(Column<?> column, @Nullable Integer number) {
        return number == null ? null : Samples.of(column.type(), number);
    }

    private Row joined(Row key, Row sent) {
        List<Column<?>> all = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<?> column : design.columns()) {
            if (key.has(column) || sent.has(column)) {
                all.add(column);
                values.add(key.has(column) ? key.get(column) : sent.get(column));
            }
        }
        return Row.ofValues(all, values);
    }

    /** The choice of a column's value in a row of the example. */
    @FunctionalInterface
    private interface Values {
        @Nullable Object of(Column<?> column);
    }

    private static Row row(List<Column<?>> columns, Values values) {
        List<@Nullable Object> all = new ArrayList<>();
        columns.forEach(column -> all.add(values.of(column)));
        return Row.ofValues(columns, all);
    }
}
