package io.lakekit.explain;

import io.lakekit.design.AggFunction;
import io.lakekit.design.EventType;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import io.lakekit.function.Trait;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An explanation of what a table does with its rows: for each column outside the key, who owns it,
 * what orders it, what a null, a late, an equal and a repeated row do, and whether a replay is
 * safe.
 *
 * <pre>{@code System.out.println(Explanation.of(AD_ROW));}</pre>
 *
 * @param table what the table is, and how long its partitions are kept
 * @param columns the columns that streams supply, without the key, those that order others and
 *     those that tell events apart, in the order declared
 * @param example five rows of one key written through each stream; empty for a stream that fills
 *     bitmaps or sketches, and for tables that combine nothing
 */
public record Explanation(String table, List<OfColumn> columns, List<Step> example) {

    static final String WHOLE_ROWS = "streams of whole rows";

    private static final String EVERY_STREAM = "every stream";
    private static final String LAST_TO_ARRIVE = ", the last to arrive.";
    private static final String ONCE_IN_ORDER =
            "changes nothing, unless one of equal order came since";
    private static final String NEWEST_AGAIN =
            "is newest again until all rows after it are repeated";

    /** Keeps immutable copies of the lists. */
    public Explanation {
        columns = List.copyOf(columns);
        example = List.copyOf(example);
    }

    /**
     * The explanation of one column.
     *
     * @param column the name of the column
     * @param owner the stream that supplies it, or {@code every stream}
     * @param order the columns or the arrival that decide which value is newer
     * @param onNull the effect of a null value
     * @param onLate the effect of a row that is older than the stored one
     * @param onEqual the effect of another row of the same order
     * @param onRepeat the effect of the same row written again
     * @param replaySafe whether writing the last rows again, in their order and up to the end,
     *     leaves the value as it was
     */
    public record OfColumn(
            String column,
            String owner,
            String order,
            String onNull,
            String onLate,
            String onEqual,
            String onRepeat,
            boolean replaySafe) {}

    /**
     * A row of the example and its result, by {@link io.lakekit.reference.ReferenceTable}.
     *
     * @param stream the stream that writes it
     * @param what how it relates to the rows before it
     * @param written its columns other than the key
     * @param held the values of the stream's columns in the table afterwards
     */
    public record Step(String stream, String what, Row written, Row held) {}

    /** The explanation of a design. */
    public static Explanation of(TableDesign design) {
        List<String> table = new ArrayList<>(List.of(rows(design)));
        table.addAll(Deleting.sentences(design));
        table.addAll(Keeping.sentences(design));
        return new Explanation(
                String.join(" ", table), columns(design).toList(), Example.of(design));
    }

    private static Stream<OfColumn> columns(TableDesign design) {
        return design.byKind(
                Explanation::ofGroups,
                Explanation::ofWholeRow,
                summary -> summary.values().stream().map(value -> summed(summary, value)),
                append -> append.columns().stream().map(column -> kept(column, EVERY_STREAM)),
                Explanation::ofEvents);
    }

    private static String rows(TableDesign design) {
        if (design.primaryKey().isEmpty()) {
            return design + ": every row written is kept, repeated ones too.";
        }
        String row = design + ": one row per (" + names(design.primaryKey()) + ")";
        return switch (design.kind()) {
            case WIDE, DIMENSION -> row + "; of rows of equal order the later to arrive is newer.";
            case LATEST, FIRST, HYBRID -> row + chosen(design);
            case SUMMARY, APPEND -> row + ".";
        };
    }

    /** How the row of a key is chosen. */
    private static String chosen(TableDesign design) {
        return design.byKind(
                grouped -> ".",
                wholeRow -> newest(wholeRow) + wholeRow.rowKind().map(Explanation::kind).orElse(""),
                summary -> ".",
                append -> ".",
                hybrid -> LAST_TO_ARRIVE);
    }

    private static String newest(WholeRowTable table) {
        return table.order().isEmpty()
                ? byArrival(table)
                : ", that which is highest by %s; of rows of equal order the later to arrive is newer."
                        .formatted(names(table.order()));
    }

    private static String kind(Column<?> column) {
        return " A row whose %s is '-D' or '-U' removes the row.".formatted(column.name());
    }

    private static Stream<OfColumn> ofGroups(GroupedTable table) {
        return Stream.concat(
                table.groups().stream().flatMap(Explanation::grouped),
                table.unordered().stream().map(column -> unordered(table, column)));
    }

    private static String rowOrder(List<Column<?>> order) {
        return order.isEmpty() ? "by arrival" : "by " + names(order);
    }

    /** The explanation of a column that no group owns. */
    private static OfColumn unordered(GroupedTable table, Column<?> column) {
        return new OfColumn(
                column.name(),
                WHOLE_ROWS,
                rowOrder(table.rowOrder()),
                column.nullable() ? "leaves the value" : "is refused",
                "replaces the value",
                "replaces the value",
                NEWEST_AGAIN,
                true);
    }

    private static String byArrival(WholeRowTable table) {
        return table.kind() == TableKind.FIRST ? ", the first to arrive." : LAST_TO_ARRIVE;
    }

    private static Stream<OfColumn> grouped(SequenceGroup group) {
        return group.values().stream().map(value -> grouped(group, value));
    }

    private static OfColumn grouped(SequenceGroup group, ValueColumn value) {
        AggFunction<?> function = value.function();
        String column = value.column().name();
        String order = "by " + names(group.order());
        if (!value.ownOrder().isEmpty()) {
            String own = names(value.ownOrder());
            return new OfColumn(
                    column,
                    group.name(),
                    order + ", kept in " + own,
                    "leaves the value",
                    "counts if newer than " + own,
                    "replaces the value, unless by null",
                    ONCE_IN_ORDER,
                    true);
        }
        if (function.kind() == AggFunction.Kind.LATEST) {
            return new OfColumn(
                    column,
                    group.name(),
                    order,
                    "clears the value unless the row is older",
                    "leaves the value",
                    "replaces the value",
                    ONCE_IN_ORDER,
                    true);
        }
        return new OfColumn(
                column,
                group.name(),
                order,
                onNull(function),
                "is folded all the same",
                "is folded by " + function,
                onRepeat(function),
                replaySafe(function));
    }

    private static OfColumn summed(SummaryTable table, ValueColumn value) {
        AggFunction<?> function = value.function();
        boolean ordered = !function.is(Trait.COMMUTATIVE);
        return new OfColumn(
                value.column().name(),
                EVERY_STREAM,
                ordered ? rowOrder(table.rowOrder()) : "by nothing",
                onNull(function),
                "is folded by " + function,
                "is folded by " + function,
                onRepeat(function),
                replaySafe(function));
    }

    /** The explanation of a column in a table that keeps every row. */
    private static OfColumn kept(Column<?> column, String owner) {
        return new OfColumn(
                column.name(),
                owner,
                "by nothing",
                column.nullable() ? "is kept" : "is refused",
                "is kept beside the others",
                "is kept beside the others",
                "is kept again",
                false);
    }

    /** The explanation of a column in a table that keeps the last row of a key. */
    private static OfColumn replaced(Column<?> column, String owner) {
        return new OfColumn(
                column.name(),
                owner,
                "by arrival",
                column.nullable() ? "clears the value" : "is refused",
                "replaces the row",
                "replaces the row",
                NEWEST_AGAIN,
                true);
    }

    private static Stream<OfColumn> ofWholeRow(WholeRowTable table) {
        return table.columns().stream()
                .filter(column -> !isOf(table.primaryKey(), column))
                .filter(column -> !isOf(table.order(), column))
                .map(column -> ofWholeRow(table, column));
    }

    private static OfColumn ofWholeRow(WholeRowTable table, Column<?> column) {
        if (table.kind() == TableKind.FIRST) {
            return first(column);
        }
        // A kind of row is never null, whether the column is declared so or not.
        Column<?> written =
                table.rowKind().filter(column::equals).isPresent() ? column.notNull() : column;
        return table.order().isEmpty()
                ? replaced(written, EVERY_STREAM)
                : newest(written, table.order());
    }

    /** The explanation of a column in a table that keeps the first row of a key. */
    private static OfColumn first(Column<?> column) {
        return new OfColumn(
                column.name(),
                EVERY_STREAM,
                "by arrival",
                column.nullable() ? "is kept" : "is refused",
                "is dropped",
                "is dropped",
                "changes nothing",
                true);
    }

    private static boolean isOf(List<Column<?>> columns, Column<?> column) {
        return columns.stream().anyMatch(other -> other.name().equals(column.name()));
    }

    /** The explanation of a column in a table that keeps the newest row of a key. */
    private static OfColumn newest(Column<?> column, List<Column<?>> order) {
        return new OfColumn(
                column.name(),
                EVERY_STREAM,
                "by " + names(order),
                column.nullable() ? "clears the value unless the row is older" : "is refused",
                "leaves the row",
                "replaces the row",
                ONCE_IN_ORDER,
                true);
    }

    private static Stream<OfColumn> ofEvents(HybridTable hybrid) {
        boolean keepsAll = hybrid.primaryKey().isEmpty();
        return hybrid.suppliedColumns().stream()
                .filter(column -> hybrid.discriminator().filter(column::equals).isEmpty())
                .filter(column -> !hybrid.primaryKey().contains(column))
                .map(
                        column ->
                                keepsAll
                                        ? kept(column, owner(hybrid, column))
                                        : replaced(column, owner(hybrid, column)));
    }

    /** The types of events that carry a column, or every stream if all share it. */
    private static String owner(HybridTable hybrid, Column<?> column) {
        List<String> types =
                hybrid.eventTypes().stream()
                        .filter(type -> type.columns().contains(column))
                        .map(EventType::name)
                        .toList();
        return types.isEmpty() ? EVERY_STREAM : String.join(", ", types);
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
        return function.is(Trait.REPLAYABLE) ? NEWEST_AGAIN : "is folded again by " + function;
    }

    private static boolean replaySafe(AggFunction<?> function) {
        return function.is(Trait.IDEMPOTENT) || function.is(Trait.REPLAYABLE);
    }

    private static String names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /**
     * The explanation of one column; empty if it is a key or ordering column, or not in the design.
     */
    public Optional<OfColumn> column(Column<?> column) {
        return columns.stream().filter(known -> known.column().equals(column.name())).findFirst();
    }

    /** The explanation as text: a line for the table, one for each column, and the example. */
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
                    .append(", one of equal order ")
                    .append(column.onEqual())
                    .append(", a repeated row ")
                    .append(column.onRepeat())
                    .append(column.replaySafe() ? "; replay is safe." : "; replay is not safe.");
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
