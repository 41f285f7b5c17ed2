package io.lakekit.explain;

import io.lakekit.design.AggFunction;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
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

    private static final String EVERY_STREAM = "every stream";

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

    /** What a row says that is written, if a column says what each row is. */
    private static final String INSERT = "+I";

    /** A stream by its name, and the columns that it supplies beside the key. */
    private record Stream(String name, List<Column<?>> order, List<Column<?>> values) {}

    private final TableDesign design;

    private Example(TableDesign design) {
        this.design = design;
    }

    /** The steps for each group, or for whole rows; none for tables that keep every row. */
    static List<Explanation.Step> of(TableDesign design) {
        Example example = new Example(design);
        return design.byKind(
                example::groups,
                example::wholeRow,
                example::summary,
                append -> List.of(),
                hybrid -> List.of());
    }

    private List<Explanation.Step> groups(GroupedTable table) {
        List<Explanation.Step> steps = new ArrayList<>();
        table.groups().forEach(group -> steps.addAll(group(table, group)));
        steps.addAll(unordered(table));
        return steps;
    }

    /** The steps for the columns that no group owns; a row of theirs has no order. */
    private List<Explanation.Step> unordered(GroupedTable grouped) {
        ReferenceTable<GroupedTable> table = ReferenceTable.of(grouped);
        List<Column<?>> values = grouped.unordered();
        return values.isEmpty()
                ? List.of()
                : run(
                        new Stream(Explanation.WHOLE_ROWS, List.of(), values),
                        values,
                        table,
                        table::write);
    }

    private List<Explanation.Step> group(GroupedTable grouped, SequenceGroup group) {
        ReferenceTable<GroupedTable> table = ReferenceTable.of(grouped);
        List<Column<?>> stored = new ArrayList<>(group.order());
        for (ValueColumn value : group.values()) {
            stored.add(value.column());
            stored.addAll(value.ownOrder());
        }
        return opaque(group.values())
                ? List.of()
                : run(
                        new Stream(group.name(), group.order(), columns(group.values())),
                        stored,
                        table,
                        row -> table.write(group, row));
    }

    private List<Explanation.Step> wholeRow(WholeRowTable design) {
        ReferenceTable<WholeRowTable> table = ReferenceTable.of(design);
        List<Column<?>> values = new ArrayList<>(design.columns());
        values.removeIf(column -> isOf(design.primaryKey(), column));
        List<Column<?>> stored = List.copyOf(values);
        values.removeIf(column -> isOf(design.order(), column));
        return run(new Stream(EVERY_STREAM, design.order(), values), stored, table, table::write);
    }

    private static boolean isOf(List<Column<?>> columns, Column<?> column) {
        return columns.stream().anyMatch(other -> other.name().equals(column.name()));
    }

    private static List<Column<?>> columns(List<ValueColumn> values) {
        return values.stream().<Column<?>>map(ValueColumn::column).toList();
    }

    private List<Explanation.Step> summary(SummaryTable summary) {
        ReferenceTable<SummaryTable> table = ReferenceTable.of(summary);
        List<Column<?>> values = columns(summary.values());
        return opaque(summary.values())
                ? List.of()
                : run(new Stream(EVERY_STREAM, List.of(), values), values, table, table::write);
    }

    /** Whether the values are bitmaps and sketches, whose bytes tell a reader nothing. */
    private static boolean opaque(List<ValueColumn> values) {
        return values.stream().anyMatch(value -> OPAQUE.contains(value.function().kind()));
    }

    private List<Explanation.Step> run(
            Stream stream, List<Column<?>> stored, ReferenceTable<?> table, Consumer<Row> write) {
        List<Column<?>> supplied = new ArrayList<>(stream.order());
        supplied.addAll(stream.values());
        Row key = row(design.primaryKey(), column -> Samples.of(column.type(), 1));
        List<Explanation.Step> steps = new ArrayList<>();
        for (Event event : EVENTS) {
            Row sent =
                    row(
                            supplied,
                            column ->
                                    stream.order().contains(column)
                                            ? Samples.of(column.type(), event.order())
                                            : value(column, event));
            write.accept(joined(key, sent));
            Row held = table.rows().get(0);
            steps.add(
                    new Explanation.Step(
                            stream.name(), event.what(), sent, row(stored, held::get)));
        }
        return steps;
    }

    /** A value of the event; a column that is never null has one in each. */
    private @Nullable Object value(Column<?> column, Event event) {
        if (design instanceof WholeRowTable table
                && table.rowKind().filter(column::equals).isPresent()) {
            return INSERT;
        }
        if (event.value() != null) {
            return Samples.of(column.type(), event.value());
        }
        return column.nullable() ? null : Samples.of(column.type(), event.order());
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
