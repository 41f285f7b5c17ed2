package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;

/** Rules about deletes and about what streaming readers see: codes {@code LK07xx}. */
final class ChangeRules {

    static final List<Check<TableDesign>> ALL =
            List.of(
                    Rule.warning("LK0701", "changes are complete", ChangeRules::inputIsComplete)
                            .about("changelog"),
                    Rule.warning("LK0702", "changes are produced", ChangeRules::produced)
                            .about("changelog"),
                    Rule.error(
                                    "LK0703",
                                    "deletes respect groups",
                                    Rule.on(GroupedTable.class, ChangeRules::wholeRow))
                            .about("deletes"),
                    Rule.warning(
                            "LK0704",
                            "ignored deletes do not count",
                            Rule.on(GroupedTable.class, ChangeRules::ignored)),
                    Rule.advice(
                                    "LK0705",
                                    "readers know that expiry is silent",
                                    ChangeRules::silentExpiry)
                            .about("keep"),
                    Rule.advice("LK0706", "rows are kept once", ChangeRules::keptAgain),
                    Rule.error(
                                    "LK0710",
                                    "deletes of whole rows do what the table can",
                                    ChangeRules::impossible)
                            .about("deletes"),
                    Rule.error(
                                    "LK0711",
                                    "changes of first rows are looked up",
                                    Rule.on(FirstTable.class, ChangeRules::lookedUp))
                            .about("changelog"));

    private ChangeRules() {}

    private static void inputIsComplete(TableDesign design, Report found) {
        if (design.changelog() == ChangelogProducer.INPUT) {
            found.atTable()
                    .says("changelog INPUT")
                    .so("streaming readers get the rows as written, %s", unmerged(design))
                    .fix("Use LOOKUP.");
        }
    }

    private static String unmerged(TableDesign design) {
        return switch (design.kind()) {
            case WIDE, DIMENSION, SUMMARY, APPEND, HYBRID ->
                    "parts and amounts instead of merged rows";
            case LATEST -> "late ones too, and never the row that one replaces";
            case FIRST -> "repeated ones too";
        };
    }

    private static void produced(TableDesign design, Report found) {
        if (design.changelog() == ChangelogProducer.FULL_COMPACTION) {
            found.atTable()
                    .says("changelog FULL_COMPACTION")
                    .so(
                            "changes appear at full compactions only, which nothing but a Flink"
                                    + " sink triggers by itself")
                    .fix(
                            "Use LOOKUP, or accept '%s' if a Flink job writes or compacts the"
                                    + " table.",
                            found.code());
        }
    }

    private static void keptAgain(TableDesign design, Report found) {
        if (design.primaryKey().isEmpty()) {
            found.atTable()
                    .says("keeps every row")
                    .so("a row that is written again is kept again")
                    .fix("Give rows an id and count distinct ones when reading, or key the table.");
        }
    }

    private static void wholeRow(GroupedTable table, Report found) {
        if (table.deletes() == Deletes.WHOLE_ROW && !table.groups().isEmpty()) {
            found.atTable()
                    .says("deletes remove the whole row of a table with sequence groups")
                    .so("Paimon refuses that or brings deleted values back")
                    .fix(
                            "Refuse deletes, and erase rows by overwriting a partition or by a"
                                    + " group that marks them.");
        }
    }

    private static void impossible(TableDesign design, Report found) {
        if (design instanceof WholeRowTable table) {
            impossible(table, found);
        } else if (design instanceof SummaryTable summary
                && summary.deletes().filter(Deletes.REFUSE::equals).isPresent()) {
            found.atTable()
                    .says("deletes are to be refused")
                    .so("nothing in the table keeps another engine's delete from undoing values")
                    .fix("Leave deletes(...) out, or let the table ignore them.");
        }
    }

    private static void impossible(WholeRowTable table, Report found) {
        if (table.kind() == TableKind.FIRST && table.deletes() == Deletes.WHOLE_ROW) {
            found.atTable()
                    .says("deletes are to remove rows of which the first is kept")
                    .so("Paimon takes no delete there: a write or a compaction of one fails")
                    .fix("Leave deletes(...) out, or let the table ignore them.");
        } else if (table.kind() == TableKind.LATEST && table.deletes() == Deletes.REFUSE) {
            found.atTable()
                    .says("deletes are to be refused")
                    .so("nothing in the table keeps another engine's delete from removing a row")
                    .fix("Leave deletes(...) out, or let the table ignore them.");
        }
    }

    private static void lookedUp(FirstTable table, Report found) {
        switch (table.changelog()) {
            case INPUT, FULL_COMPACTION ->
                    found.atTable()
                            .says("changelog %s of a table of first rows", table.changelog())
                            .so("only by looking a key up is it known whether its row is the first")
                            .fix("Use LOOKUP, or NONE if nobody follows the changes.");
            case NONE, LOOKUP -> {}
        }
    }

    private static void ignored(GroupedTable table, Report found) {
        if (table.deletes() != Deletes.IGNORE) {
            return;
        }
        for (ValueColumn value : table.values()) {
            if (value.function().countsEachRow()) {
                found.at(value.column())
                        .says("%s while deletes are ignored", value.function())
                        .so("an update adds its new value and keeps the old one")
                        .fix("Refuse deletes, or combine the column by latest(...).");
            }
        }
    }

    private static void silentExpiry(TableDesign design, Report found) {
        Retention kept = design.retention();
        if (kept != null
                && (kept.partitions() != null || kept.rows() != null)
                && design.changelog() != ChangelogProducer.NONE) {
            found.atTable()
                    .says(
                            "%s expire and changes are streamed",
                            kept.partitions() == null ? "rows" : "partitions")
                    .so("expiry emits no deletes, so streaming readers keep the rows")
                    .fix("Let readers expire them too.");
        }
    }
}
