package io.lakekit.explain;

import io.lakekit.design.AggFunction;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.function.Trait;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of the rows of a design: for each value column who owns it, what orders it, and what
 * a null, a late and a repeated row do.
 *
 * @param table what the table is
 * @param columns the value columns, in the order declared
 * @param example four rows of one key written through each stream; empty for a stream that fills
 *     bitmaps or sketches, and for tables that combine nothing
 */
public record Explanation(String table, List<OfColumn> columns, List<Step> example) {

    /** Keeps immutable copies. */
    public Explanation {
        columns = List.copyOf(columns);
        example = List.copyOf(example);
    }

    /**
     * One column.
     *
     * @param column its name
     * @param owner the stream that supplies it, or {@code every stream}
     * @param order what decides which value is newer
     * @param onNull what a null value does
     * @param onLate what a row older than the stored one does
     * @param onRepeat what the same row written again does
     */
    public record OfColumn(
            String column,
            String owner,
            String order,
            String onNull,
            String onLate,
            String onRepeat) {}

    /**
     * One row of the example, as {@link io.lakekit.reference.ReferenceTable} folds it.
     *
     * @param stream the stream that writes it
     * @param what how it relates to the rows before
     * @param written its columns other than the key
     * @param held what the table holds afterwards in the stream's columns
     */
    public record Step(String stream, String what, Row written, Row held) {}

    /** Explains a design. */
    public static Explanation of(TableDesign design) {
        List<OfColumn> columns = new ArrayList<>();
        if (design instanceof GroupedTable grouped) {
            grouped.groups().forEach(group -> explain(group, columns));
        } else if (design instanceof SummaryTable summary) {
            summary.values().forEach(value -> columns.add(summed(value)));
        }
        return new Explanation(table(design), columns, Example.of(design));
    }

    private static String table(TableDesign design) {
        String key = names(design.primaryKey());
        if (design.primaryKey().isEmpty()) {
            return design + ": every row written is kept, repeated ones too.";
        }
        if (design instanceof HybridTable) {
            return design + ": one row per (" + key + "), the last to arrive.";
        }
        String row = design + ": one row per (" + key + ")";
        return design instanceof GroupedTable
                ? row + "; of rows of equal order the later to arrive is newer."
                : row + ".";
    }

    private static void explain(SequenceGroup group, List<OfColumn> columns) {
        String order = "by " + names(group.order());
        for (ValueColumn value : group.values()) {
            AggFunction<?> function = value.function();
            if (!value.ownOrder().isEmpty()) {
                columns.add(
                        column(
                                value,
                                group,
                                order + ", kept in " + names(value.ownOrder()),
                                "leaves the value",
                                "counts if newer than " + names(value.ownOrder()),
                                "changes nothing"));
            } else if (function.kind() == AggFunction.Kind.LATEST) {
                columns.add(
                        column(
                                value,
                                group,
                                order,
                                "clears the value if the row is newer",
                                "leaves the value",
                                "changes nothing"));
            } else {
                columns.add(
                        column(
                                value,
                                group,
                                order,
                                onNull(function),
                                "is folded all the same",
                                onRepeat(function)));
            }
        }
    }

    private static OfColumn column(
            ValueColumn value,
            SequenceGroup group,
            String order,
            String onNull,
            String onLate,
            String onRepeat) {
        return new OfColumn(value.column().name(), group.name(), order, onNull, onLate, onRepeat);
    }

    private static OfColumn summed(ValueColumn value) {
        AggFunction<?> function = value.function();
        boolean ordered = !function.is(Trait.COMMUTATIVE);
        return new OfColumn(
                value.column().name(),
                "every stream",
                ordered ? "by arrival" : "by nothing",
                onNull(function),
                "is folded by " + function,
                onRepeat(function));
    }

    private static String onNull(AggFunction<?> function) {
        if (function.kind() == AggFunction.Kind.COUNT) {
            return "counts one row";
        }
        return function.is(Trait.NULL_OVERWRITES) ? "clears the value" : "leaves the value";
    }

    private static String onRepeat(AggFunction<?> function) {
        if (function.is(Trait.IDEMPOTENT)) {
            return "changes nothing";
        }
        return function.is(Trait.REPLAYABLE)
                ? "is newest again until all rows after it are repeated"
                : "is folded again by " + function;
    }

    private static String names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** What is known of one column, if it is a value column. */
    public Optional<OfColumn> column(Column<?> column) {
        return columns.stream().filter(known -> known.column().equals(column.name())).findFirst();
    }

    /** A line for the table, one for each column, and the example. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(table);
        for (OfColumn column : columns) {
            text.append("\n  ")
                    .append(column.column())
                    .append(": from ")
                    .append(column.owner())
                    .append(", ordered ")
                    .append(column.order())
                    .append("; null ")
                    .append(column.onNull())
                    .append(", a late row ")
                    .append(column.onLate())
                    .append(", a repeated row ")
                    .append(column.onRepeat())
                    .append('.');
        }
        String stream = "";
        for (Step step : example) {
            if (!stream.equals(step.stream())) {
                stream = step.stream();
                text.append("\n  Example, ").append(stream).append(':');
            }
            text.append("\n    ").append(String.format(Locale.ROOT, "%-13s", step.what()));
            text.append(step.written()).append(" -> ").append(step.held());
        }
        return text.toString();
    }
}
