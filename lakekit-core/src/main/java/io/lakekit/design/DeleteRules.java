package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;

/** Rules about deletes of rows whose values are merged: code {@code LK0718}. */
final class DeleteRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "deletes",
                    Rule.warning(
                            "LK0718",
                            "a deleted key of merged rows stays deleted",
                            Rule.on(GroupedTable.class, DeleteRules::deletedOfOneCommit)));

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
}
