package io.lakekit.yaml;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import io.lakekit.yaml.Nodes.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sequence groups, and columns together with their functions. */
final class GroupReader {

    private static final Set<String> SETTINGS = Settings.ordered("orderedBy", "values");
    private static final Pattern AGGREGATE = Pattern.compile("\\s*aggregate\\((.*)\\)\\s*");

    private final Section top;
    private final Columns columns;
    private final LineIndex lines;

    GroupReader(Section top, Columns columns, LineIndex lines) {
        this.top = top;
        this.columns = columns;
        this.lines = lines;
    }

    SequenceGroup[] groups() {
        List<SequenceGroup> groups = new ArrayList<>();
        top.mapping("groups").values().forEach(entry -> groups.add(group(entry)));
        return groups.toArray(SequenceGroup[]::new);
    }

    private SequenceGroup group(Entry entry) {
        Place place = top.table().slice("group " + Section.quoted(entry.name()));
        Section section =
                Section.read(top.nodes(), entry.value(), "the group", "a group", SETTINGS, place);
        List<Column<?>> order = columns.some(section, "orderedBy", "[event_time]");
        SequenceGroup[] group = {
            SequenceGroup.named(entry.name()).orderedBy(ordering(order.get(0)))
        };
        order.subList(1, order.size()).forEach(by -> group[0] = group[0].thenBy(ordering(by)));
        combined(
                section,
                "values",
                Member::parse,
                (column, member) -> group[0] = member.addTo(group[0], column));
        lines.slice(group[0], entry.key());
        return group[0];
    }

    /** Reads the columns of a setting, each with the function that combines it. */
    void combined(
            Section section,
            String setting,
            BiConsumer<Column<Object>, AggFunction<Object>> taker) {
        combined(
                section,
                setting,
                FunctionParser::function,
                (column, function) -> taker.accept(column, any(function)));
    }

    private <F> void combined(
            Section section,
            String setting,
            Function<String, F> parser,
            BiConsumer<Column<Object>, F> taker) {
        for (Entry entry : section.mapping(setting).values()) {
            Column<?> column = columns.named(entry.ofKey(), section.place());
            lines.combined(entry.name(), entry.key());
            section.value(
                            entry,
                            "the function of " + Section.quoted(entry.name()),
                            top.table().column(Suggestions.shown(entry.name())),
                            parser)
                    .ifPresent(function -> taker.accept(any(column), function));
        }
    }

    /**
     * How a column of a group combines. A {@code latestNonNull()} column has an order of its own
     * there, and one of {@code aggregate(latestNonNull())} has not.
     */
    private record Member(AggFunction<?> function, boolean ordersItself) {

        static Member parse(String text) {
            Matcher aggregate = AGGREGATE.matcher(text);
            return aggregate.matches()
                    ? new Member(FunctionParser.function(aggregate.group(1)), false)
                    : of(FunctionParser.function(text));
        }

        private static Member of(AggFunction<?> function) {
            return new Member(function, function.equals(AggFunctions.latestNonNull()));
        }

        SequenceGroup addTo(SequenceGroup group, Column<Object> column) {
            return ordersItself
                    ? group.latestNonNull(column)
                    : group.aggregate(column, any(function));
        }
    }

    /** The function of a member of a group as text. */
    static String print(ValueColumn value) {
        String function = FunctionPrinter.print(value.function());
        boolean isPlain = Member.of(value.function()).ordersItself() && value.ownOrder().isEmpty();
        return isPlain ? "aggregate(" + function + ")" : function;
    }

    /** The column as an ordering column; rules judge whether its type has an order. */
    @SuppressWarnings("unchecked")
    static Column<? extends Comparable<?>> ordering(Column<?> column) {
        return (Column<? extends Comparable<?>>) column;
    }

    /** The columns as ordering columns. */
    @SuppressWarnings("unchecked")
    static Column<? extends Comparable<?>>[] ordering(Column<?>... columns) {
        return (Column<? extends Comparable<?>>[]) columns;
    }

    /** The column for any function; rules judge whether the function takes it. */
    @SuppressWarnings("unchecked")
    private static Column<Object> any(Column<?> column) {
        return (Column<Object>) column;
    }

    @SuppressWarnings("unchecked")
    private static AggFunction<Object> any(AggFunction<?> function) {
        return (AggFunction<Object>) function;
    }
}
