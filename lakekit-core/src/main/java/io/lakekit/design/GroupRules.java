package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about which group owns which column: codes {@code LK0301} to {@code LK0308}. */
final class GroupRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "groups",
                    rule("LK0301", "a grouped table has groups", GroupRules::someGroup),
                    rule("LK0302", "a column has one owner", GroupRules::ownedOnce),
                    rule("LK0303", "no group owns a key column", GroupRules::noKeyColumn),
                    rule(
                            "LK0304",
                            "no group owns an ordering column as a value",
                            GroupRules::orderIsNoValue),
                    rule(
                            "LK0305",
                            "no two groups share an ordering column",
                            GroupRules::orderIsNotShared),
                    rule("LK0306", "a group owns values", GroupRules::someValue),
                    rule("LK0307", "groups have different names", GroupRules::differentNames),
                    rule("LK0308", "a group has a name", GroupRules::someName));

    private GroupRules() {}

    private static Check<TableDesign> rule(
            String code, String title, Check.Finder<GroupedTable> check) {
        return Rule.error(code, title, Rule.on(GroupedTable.class, check));
    }

    private static void someGroup(GroupedTable table, Report found) {
        if (table.groups().isEmpty() && table.unordered().isEmpty()) {
            found.atTable()
                    .says("has no sequence group")
                    .so("no stream can write a column beside the key")
                    .fix("Give it groups(...).");
        }
    }

    /** Finds columns that two groups own: Paimon orders each column by one sequence only. */
    private static void ownedOnce(GroupedTable table, Report found) {
        Map<String, SequenceGroup> owners = new HashMap<>();
        for (SequenceGroup group : table.groups()) {
            for (ValueColumn value : group.values()) {
                owned(value.column(), group, owners, found);
                value.ownOrder().forEach(order -> owned(order, group, owners, found));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // two groups of one name may be equal
    private static void owned(
            Column<?> column,
            SequenceGroup group,
            Map<String, SequenceGroup> owners,
            Report found) {
        SequenceGroup first = owners.putIfAbsent(column.name(), group);
        if (group.equals(first)) {
            found.at(column)
                    .says("owned twice by '%s'", group.name())
                    .so("a column combines in one way only; latestNonNull(c) owns '<c>_seq' too")
                    .fix("Remove or rename one of them.");
        } else if (first != null) {
            found.at(column)
                    .says("owned by both '%s' and '%s'", first.name(), group.name())
                    .so("a column takes its order from one sequence group")
                    .fix("Remove it from one of them.");
        }
    }

    /**
     * Finds key columns that belong to a group: where the group's order is null, Paimon reads such
     * a key column as null and can no longer compact.
     */
    private static void noKeyColumn(GroupedTable table, Report found) {
        Set<String> keys = ColumnUse.keysOf(table);
        for (SequenceGroup group : table.groups()) {
            for (Column<?> column : stored(group)) {
                if (keys.contains(column.name())) {
                    found.at(column)
                            .says("a key or partition column and in %s", group)
                            .so("the key would read null wherever the group was never written")
                            .fix(
                                    "Remove it from '%s'; every stream supplies the key anyway.",
                                    group.name());
                }
            }
        }
    }

    private static void orderIsNoValue(GroupedTable table, Report found) {
        Map<String, SequenceGroup> ordered = new HashMap<>();
        for (SequenceGroup group : table.groups()) {
            group.order().forEach(column -> ordered.putIfAbsent(column.name(), group));
        }
        for (SequenceGroup group : table.groups()) {
            for (Column<?> column : values(group)) {
                SequenceGroup orders = ordered.get(column.name());
                if (orders != null) {
                    found.at(column)
                            .says("orders '%s' and is a value of '%s'", orders.name(), group.name())
                            .so(
                                    "Paimon accepts or refuses that at random, and the order is"
                                            + " overwritten")
                            .fix("Remove it from the values; an ordering column is stored anyway.");
                }
            }
        }
    }

    private static void orderIsNotShared(GroupedTable table, Report found) {
        Map<String, SequenceGroup> first = new HashMap<>();
        for (SequenceGroup group : table.groups()) {
            for (Column<?> column : new ColumnSet().add(group.order()).toList()) {
                SequenceGroup other = first.putIfAbsent(column.name(), group);
                if (other != null) {
                    found.at(column)
                            .says("orders both '%s' and '%s'", other.name(), group.name())
                            .so(
                                    "a row of one stream advances the order of the other too,"
                                            + " whose next rows are then late")
                            .fix("Give each group an ordering column of its own.");
                }
            }
        }
    }

    private static void someValue(GroupedTable table, Report found) {
        for (SequenceGroup group : table.groups()) {
            if (group.values().isEmpty()) {
                found.atSlice(group)
                        .says("owns no column")
                        .so("its order decides nothing")
                        .fix("Give it latest(...), latestNonNull(...) or aggregate(...).");
            }
        }
    }

    private static void differentNames(GroupedTable table, Report found) {
        Set<String> names = new HashSet<>();
        for (SequenceGroup group : table.groups()) {
            if (!names.add(group.name())) {
                found.atSlice(group)
                        .says("two groups have this name")
                        .so("a stream could not name the one that it fills")
                        .fix("Rename or remove one of them.");
            }
        }
    }

    private static void someName(GroupedTable table, Report found) {
        for (SequenceGroup group : table.groups()) {
            if (group.name().isBlank()) {
                found.atSlice(group)
                        .says("the name is blank")
                        .so("messages, operators and tests could not name it")
                        .fix("Name it after its stream.");
            }
        }
    }

    private static List<Column<?>> values(SequenceGroup group) {
        List<Column<?>> all = new ArrayList<>();
        for (ValueColumn value : group.values()) {
            all.add(value.column());
            all.addAll(value.ownOrder());
        }
        return all;
    }

    private static List<Column<?>> stored(SequenceGroup group) {
        return new ColumnSet().add(group.order()).add(values(group)).toList();
    }
}
