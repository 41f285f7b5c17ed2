package io.lakekit.design;

import io.lakekit.function.Trait;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules about columns that no group orders, and about rows that are merged in an order: codes
 * {@code LK0330} to {@code LK0333}.
 */
final class UnorderedRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "unordered",
                    Rule.warning(
                            "LK0330",
                            "a group orders every column",
                            Rule.on(GroupedTable.class, UnorderedRules::byArrival)),
                    Rule.error(
                            "LK0331",
                            "an unordered column has no other place",
                            Rule.on(GroupedTable.class, UnorderedRules::elsewhere)),
                    Rule.warning(
                            "LK0332",
                            "rows that are merged in an order bring all columns",
                            Rule.on(GroupedTable.class, UnorderedRules::compacted)),
                    Rule.warning(
                            "LK0333",
                            "functions stand an order of rows",
                            Rule.on(SummaryTable.class, UnorderedRules::folded)));

    private UnorderedRules() {}

    /**
     * Finds columns that take what comes last. Between two writers nobody knows which row that is:
     * Paimon numbers the rows of each from what that writer saw last.
     */
    private static void byArrival(GroupedTable table, Report found) {
        if (!table.unordered().isEmpty() && table.rowOrder().isEmpty()) {
            found.atTable()
                    .says("no group orders %s", listed(table.unordered()))
                    .so(
                            "the last value to arrive that is not null stays, however late it is,"
                                    + " and of two writers' values either")
                    .fix(
                            "Give each writer a group with a column that orders its rows, or accept"
                                    + " '%s' if one writer writes the rows of a key in their order.",
                            found.code());
        }
    }

    /**
     * Finds rows that are merged in an order: what compaction merged has the order of its newest
     * row, so that a late row comes before all of it, whatever the row replaces there.
     */
    private static void compacted(GroupedTable table, Report found) {
        if (!table.rowOrder().isEmpty()) {
            found.atTable()
                    .says("rows are merged in the order of %s", listed(table.rowOrder()))
                    .so(
                            "once files are compacted a late row fills only what is null, and"
                                    + " before it also replaces what is older")
                    .fix(
                            "Give each writer a group that has latestNonNull() for its columns, or"
                                    + " accept '%s' if each row brings a value for every column.",
                            found.code());
        }
    }

    /** Finds functions of a summary that give another result once files are compacted. */
    private static void folded(SummaryTable table, Report found) {
        for (ValueColumn value : table.values()) {
            AggFunction<?> function = value.function();
            boolean stands =
                    function.is(Trait.COMMUTATIVE) || function.kind() == AggFunction.Kind.LATEST;
            if (!table.rowOrder().isEmpty() && !stands) {
                found.at(value.column())
                        .says("%s of rows in the order of %s", function, listed(table.rowOrder()))
                        .so("a late row counts as older than all that was compacted before it came")
                        .fix(
                                "Use a function that gives the same in every order, or accept '%s'"
                                        + " if rows come in order.",
                                found.code());
            }
        }
    }

    private static String listed(List<Column<?>> columns) {
        return columns.stream()
                .map(column -> "'" + column.name() + "'")
                .collect(Collectors.joining(", "));
    }

    private static void elsewhere(GroupedTable table, Report found) {
        Set<String> keys = ColumnUse.keysOf(table);
        for (Column<?> column : new ColumnSet().add(table.unordered()).toList()) {
            if (keys.contains(column.name())) {
                twice(column, "a key or partition column", found);
            }
            table.groups().stream()
                    .filter(group -> owns(group, column))
                    .findFirst()
                    .ifPresent(group -> twice(column, "in " + group, found));
        }
    }

    private static boolean owns(SequenceGroup group, Column<?> column) {
        return group.columns().stream().anyMatch(own -> own.name().equals(column.name()))
                || group.values().stream()
                        .flatMap(value -> value.ownOrder().stream())
                        .anyMatch(own -> own.name().equals(column.name()));
    }

    private static void twice(Column<?> column, String place, Report found) {
        found.at(column)
                .says("unordered, and %s", place)
                .so("a column combines in one way only")
                .fix("Remove it from unordered(...) or from there.");
    }
}
