package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules about the columns of a grouped table that no group owns: codes {@code LK0330} and {@code
 * LK0331}.
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
                            Rule.on(GroupedTable.class, UnorderedRules::elsewhere)));

    private UnorderedRules() {}

    /**
     * Finds columns that take what comes last. Between two writers nobody knows which row that is:
     * Paimon numbers the rows of each from what that writer saw last.
     */
    private static void byArrival(GroupedTable table, Report found) {
        if (!table.unordered().isEmpty()) {
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
