package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.ColumnType;
import java.util.List;

/** Rules about a column that says what each row is: codes {@code LK0715} to {@code LK0717}. */
final class RowKindRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "kindIn",
                    Rule.error(
                            "LK0715",
                            "kinds of rows are text",
                            Rule.on(LatestTable.class, RowKindRules::isText)),
                    Rule.error(
                            "LK0716",
                            "a delete has the key of its row",
                            Rule.on(LatestTable.class, RowKindRules::isOutsideTheKey)),
                    Rule.advice(
                            "LK0717",
                            "engines that write know the column of kinds",
                            Rule.on(LatestTable.class, RowKindRules::isBelieved)));

    /** The length of the four texts. */
    private static final int LENGTH = 2;

    private RowKindRules() {}

    private static void isText(LatestTable table, Report found) {
        table.rowKind()
                .filter(column -> !holdsKinds(column.type()))
                .ifPresent(
                        column ->
                                found.at(column)
                                        .says("%s, and says what a row is", column.type())
                                        .so("no writer could open the table, or none write a row")
                                        .fix("Make it STRING."));
    }

    private static boolean holdsKinds(ColumnType<?> type) {
        return switch (type.kind()) {
            case STRING -> true;
            case VARCHAR -> type.precision() >= LENGTH;
            case CHAR -> type.precision() == LENGTH;
            default -> false;
        };
    }

    private static void isOutsideTheKey(LatestTable table, Report found) {
        table.rowKind()
                .filter(column -> ColumnUse.keysOf(table).contains(column.name()))
                .ifPresent(
                        column ->
                                found.at(column)
                                        .says("says what a row is, and is in its key or partition")
                                        .so(
                                                "a delete has another key than the row that it is"
                                                        + " for, and removes nothing")
                                        .fix("Take it out of there, or use another column."));
    }

    private static void isBelieved(LatestTable table, Report found) {
        table.rowKind()
                .ifPresent(
                        column ->
                                found.at(column)
                                        .says("says what a row is, whatever kind the row has")
                                        .so(
                                                "a delete of a changelog whose column says '+I' is"
                                                        + " stored as a row")
                                        .fix(
                                                "Let each engine that writes fill it, or leave"
                                                        + " kindIn(...) out and write changes by"
                                                        + " their own kinds."));
    }
}
