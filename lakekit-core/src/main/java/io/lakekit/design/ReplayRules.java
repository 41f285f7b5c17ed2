package io.lakekit.design;

import io.lakekit.diagnostic.Wording;
import io.lakekit.function.Trait;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;

/**
 * Rules about functions that late, repeated or retracting rows make wrong; listed in {@link
 * FunctionRules}.
 */
final class ReplayRules {

    private ReplayRules() {}

    /**
     * Finds functions that late rows make wrong in a group, where Paimon folds a late row with the
     * arguments swapped.
     */
    static void orderedInGroup(GroupedTable table, Report found) {
        for (SequenceGroup group : table.groups()) {
            for (ValueColumn value : group.values()) {
                AggFunction.Kind kind = value.function().kind();
                if (kind == AggFunction.Kind.LATEST_NON_NULL && value.ownOrder().isEmpty()) {
                    unordered(value, group, found)
                            .so("the result depends on how late rows fall into commits")
                            .fix(
                                    "Use latestNonNull(...) of the group, which orders the column"
                                            + " by itself.");
                } else if (kind == AggFunction.Kind.FIRST) {
                    unordered(value, group, found)
                            .so("there every late row replaces the value, not only an earlier one")
                            .fix("Use min() of a comparable value, or a summary table.");
                } else if (kind == AggFunction.Kind.FIRST_NON_NULL) {
                    unordered(value, group, found)
                            .so("there a late null erases the value for good")
                            .fix("Use min() of a comparable value, or a summary table.");
                }
            }
        }
    }

    private static Wording unordered(ValueColumn value, SequenceGroup group, Report found) {
        return found.at(value.column()).says("%s in %s", value.function(), group);
    }

    static void replayable(GroupedTable table, Report found) {
        for (SequenceGroup group : table.groups()) {
            for (ValueColumn value : group.values()) {
                if (value.function().countsEachRow()) {
                    found.at(value.column())
                            .says("%s in %s", value.function(), group)
                            .so(
                                    "a group discards no late or replayed row, so a row written"
                                            + " twice counts twice")
                            .fix(
                                    "Move it to a summary table, or accept '%s' with the reason why"
                                            + " no row comes twice.",
                                    found.code());
                }
            }
        }
    }

    /**
     * Finds functions in a group whose result depends on the order of rows: Paimon merges a late
     * row as if it came before all others, whatever lies between.
     */
    static void lateRows(GroupedTable table, Report found) {
        for (SequenceGroup group : table.groups()) {
            for (ValueColumn value : group.values()) {
                AggFunction<?> function = value.function();
                if (!value.ownOrder().isEmpty() || !isOrdered(function)) {
                    continue;
                }
                found.at(value.column())
                        .says("%s in %s", function, group)
                        .so(
                                "entries have no order of their own, so a late row counts as older"
                                        + " than all that came before it")
                        .fix(
                                "Give each entry a group of its own, or accept '%s' if rows come in"
                                        + " order or an entry is written once.",
                                found.code());
            }
        }
    }

    /**
     * Whether folding older rows in another order gives another value; the newest row is left
     * aside.
     */
    private static boolean isOrdered(AggFunction<?> function) {
        return switch (function.kind()) {
            case LATEST, LATEST_NON_NULL, FIRST, FIRST_NON_NULL -> false;
            default -> !function.is(Trait.COMMUTATIVE);
        };
    }

    static void retractionIgnored(Column<?> column, AggFunction<?> function, Report found) {
        if (function.isIgnoringRetract() && function.countsEachRow()) {
            found.at(column)
                    .says("%s drops retractions", function)
                    .so("an update then adds its new value and keeps the old one")
                    .fix("Remove ignoringRetract() and write inserts only.");
        }
    }

    static void arrivalOrder(SummaryTable table, Report found) {
        for (ValueColumn value : table.values()) {
            if (!value.function().is(Trait.COMMUTATIVE)) {
                found.at(value.column())
                        .says("%s in a summary table", value.function())
                        .so(
                                "rows count in the order they arrive, which differs between replays"
                                        + " and writers")
                        .fix(
                                "Use one writer, or a wide table with a group that orders the"
                                        + " column.");
            }
        }
    }

    static void countedAgain(SummaryTable table, Report found) {
        for (ValueColumn value : table.values()) {
            if (value.function().countsEachRow()) {
                found.at(value.column())
                        .says("%s of every row written", value.function())
                        .so("a row that is written again counts again")
                        .fix(
                                "Write each row once: de-duplicate upstream, and re-load by overwriting.");
            }
        }
    }
}
