package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;

/** Rules about deletes of rows whose values are merged: codes {@code LK0718} and {@code LK0719}. */
final class DeleteRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "deletes",
                    Rule.warning(
                            "LK0718",
                            "a deleted key of merged rows stays deleted",
                            Rule.on(GroupedTable.class, DeleteRules::deletedOfOneCommit)),
                    Rule.warning(
                            "LK0719",
                            "functions undo what is retracted",
                            Rule.on(SummaryTable.class, DeleteRules::notUndone)));

    private DeleteRules() {}

    /**
     * Finds deletes of rows that are merged without a group. Paimon merges the rows that one commit
     * has of a key before it stores them, and forgets there what was deleted between them.
     */
    private static void deletedOfOneCommit(GroupedTable table, Report found) {
        if (table.deletes() == Deletes.WHOLE_ROW && table.groups().isEmpty()) {
            found.atTable()
                    .says("deletes remove the row of a key, whose values are merged from several")
                    .so(
                            "a delete and an insert of a key in one commit bring the values of"
                                    + " before back, and a lone -U leaves the row")
                    .fix(
                            "Use a latest-row table if every row brings all columns, or accept"
                                    + " '%s' if a key that was deleted never comes again.",
                            found.code());
        }
    }

    private static void notUndone(SummaryTable table, Report found) {
        switch (table.deletes().orElse(Deletes.REFUSE)) {
            case IGNORE ->
                    found.atTable()
                            .says("rows that retract are ignored")
                            .so("an update adds its new value to the old one")
                            .fix(
                                    "Leave deletes(...) out, or accept '%s' if writers only insert.",
                                    found.code());
            case WHOLE_ROW ->
                    found.atTable()
                            .says("deletes remove the row of a key, whose values are combined")
                            .so(
                                    "a delete and an insert of a key in one commit add to the values"
                                            + " of before")
                            .fix(
                                    "Leave deletes(...) out, or accept '%s' if a key that was deleted"
                                            + " never comes again.",
                                    found.code());
            case REFUSE -> {}
        }
    }
}
