package io.lakekit.internal.paimon.live;

import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The check for groups that look turned round: an amount orders them, and they order a time. In a
 * statement it is easy to write {@code fields.amount.sequence-group = event_time} for {@code
 * fields.event_time.sequence-group = amount}. Code {@code LK1113}.
 */
final class TurnedGroups {

    private static final Code TURNED =
            Code.advice("LK1113", "a group that looks turned round", "the import");

    private static final Pattern TIME =
            Pattern.compile("(.*_)?(ts|at|time|date|day|millis|epoch|timestamp)(_.*|\\d*)");

    private static final Pattern MEASURE =
            Pattern.compile(
                    "(.*_)?(amount|amt|price|cost|spend|revenue|budget|bid|score|rate|ratio|count|cnt"
                            + "|num|qty|quantity|total|sum|clicks|impressions|conversions|value)"
                            + "(_.*|\\d*)");

    private TurnedGroups() {}

    /** A finding for each group that looks turned round. */
    static Diagnostics of(TableDesign design) {
        return design instanceof GroupedTable table
                ? Diagnostics.copyOf(
                        table.groups().stream()
                                .flatMap(group -> turned(table, group).stream())
                                .toList())
                : Diagnostics.none();
    }

    private static Optional<Diagnostic> turned(GroupedTable table, SequenceGroup group) {
        List<Column<?>> order = group.order();
        return group.values().stream()
                .map(ValueColumn::column)
                .filter(TurnedGroups::isTime)
                .filter(time -> order.size() == 1 && isMeasure(order.get(0)))
                .findFirst()
                .map(time -> finding(table, order.get(0), time));
    }

    private static Diagnostic finding(GroupedTable table, Column<?> order, Column<?> time) {
        return TURNED.at(Place.table(table.name()).column(order.name()))
                .says(
                        "orders the group of '%s', which looks like the time that should order '%s'",
                        time.name(), order.name())
                .so(
                        "the row with the highest '%s' is kept, not the newest: a lower value that"
                                + " comes later is never seen",
                        order.name())
                .fix(
                        "If it is turned round, copy the table into one with"
                                + " 'fields.%s.sequence-group' = '%s'.",
                        time.name(), order.name());
    }

    private static boolean isTime(Column<?> column) {
        return switch (column.type().kind()) {
            case TIMESTAMP, TIMESTAMP_LTZ, DATE -> true;
            case BIGINT, INT -> TIME.matcher(lower(column)).matches();
            default -> false;
        };
    }

    private static boolean isMeasure(Column<?> column) {
        return switch (column.type().kind()) {
            case DECIMAL, DOUBLE, FLOAT -> !TIME.matcher(lower(column)).matches();
            case TINYINT, SMALLINT, INT, BIGINT ->
                    MEASURE.matcher(lower(column)).matches()
                            && !TIME.matcher(lower(column)).matches();
            default -> false;
        };
    }

    private static String lower(Column<?> column) {
        return column.name().toLowerCase(Locale.ROOT);
    }
}
