package io.lakekit.design;

import io.lakekit.design.Retention.RowAge;
import io.lakekit.diagnostic.Wording;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spans;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules about rows that go by their own time: codes {@code LK0514} to {@code LK0519}. Paimon drops
 * single versions of a row when it rewrites a file, whatever other files have of its key.
 */
final class RowExpiryRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "keep",
                    Rule.error(
                            "LK0514",
                            "rows that go are kept as they were written",
                            RowExpiryRules::ofWholeRows),
                    Rule.error(
                            "LK0515",
                            "rows go by a time that they have",
                            each(RowExpiryRules::byATime)),
                    Rule.warning(
                            "LK0516",
                            "the newest row of a key goes last",
                            each(RowExpiryRules::newestLast)),
                    Rule.advice(
                            "LK0517",
                            "every row that is to go has a time",
                            each(RowExpiryRules::hasATime)),
                    Rule.advice(
                            "LK0518",
                            "times by which rows go are in UTC",
                            each(RowExpiryRules::inUtc)));

    private RowExpiryRules() {}

    /** A check of a table whose rows go. */
    @FunctionalInterface
    private interface ExpiryCheck {
        void run(TableDesign design, RowAge kept, Report found);
    }

    private static Check.Finder<TableDesign> each(ExpiryCheck check) {
        return (design, found) -> {
            Retention kept = design.retention();
            if (kept != null && kept.rows() != null) {
                check.run(design, kept.rows(), found);
            }
        };
    }

    private static void ofWholeRows(TableDesign design, Report found) {
        if (!(design instanceof WholeRowTable)) {
            refuse(design, design.retention(), found.atTable());
        }
        if (design instanceof HybridTable hybrid) {
            hybrid.eventTypes()
                    .forEach(type -> refuse(design, type.retention(), found.atSlice(type)));
        }
    }

    private static void refuse(TableDesign design, @Nullable Retention kept, Wording place) {
        if (kept == null || kept.rows() == null) {
            return;
        }
        place.says("single rows are to go after %s", Spans.exact(kept.rows().age()))
                .so("%s", consequence(design))
                .fix(
                        "Partition by the day and let partitions expire, or keep whole rows in a"
                                + " latest-row table.");
    }

    private static String consequence(TableDesign design) {
        return switch (design.kind()) {
            case WIDE, DIMENSION ->
                    "Paimon drops single parts before they are merged, so a row loses some of its"
                            + " values, or young ones with the old";
            case SUMMARY -> "Paimon drops what was added before it is merged, so that sums shrink";
            case LATEST, FIRST, APPEND, HYBRID ->
                    "a table of events is kept by partitions, and Paimon drops no single row without"
                            + " a key";
        };
    }

    private static void byATime(TableDesign design, RowAge kept, Report found) {
        Column<?> time = design.column(kept.timeColumn()).orElse(null);
        if (time == null) {
            found.atTable()
                    .says("rows go by '%s', which is not a column", kept.timeColumn())
                    .so("nothing tells how old a row is")
                    .fix("Add it to the columns, or name another.");
        } else if (!isTime(time.type())) {
            found.at(time)
                    .says("%s, and rows go by it", time.type())
                    .so("Paimon reads no time from it")
                    .fix(
                            "Use a TIMESTAMP_LTZ, a TIMESTAMP in UTC, an INT of seconds or a BIGINT"
                                    + " of seconds or milliseconds.");
        }
    }

    private static boolean isTime(ColumnType<?> type) {
        return switch (type.kind()) {
            case INT, BIGINT, TIMESTAMP, TIMESTAMP_LTZ -> true;
            default -> false;
        };
    }

    /** Finds rows of a key whose newest may go first, so that an older and younger one is seen. */
    private static void newestLast(TableDesign design, RowAge kept, Report found) {
        if (design instanceof LatestTable table && !isOrderedBy(table, kept.timeColumn())) {
            found.atTable()
                    .says("rows go by '%s', which does not order them first", kept.timeColumn())
                    .so(
                            "where the newest row of a key has an older time than one before it, it"
                                    + " goes first, and the one before it is back")
                    .fix(
                            "Order by '%s' first, or accept '%s' if the time of a key never goes"
                                    + " back, as that of its creation.",
                            kept.timeColumn(), found.code());
        }
    }

    private static boolean isOrderedBy(LatestTable table, String time) {
        return !table.order().isEmpty() && table.order().get(0).name().equals(time);
    }

    private static void hasATime(TableDesign design, RowAge kept, Report found) {
        design.column(kept.timeColumn())
                .filter(Column::nullable)
                .ifPresent(
                        time ->
                                found.at(time)
                                        .says("rows go by it, and it may be null")
                                        .so("a row without it is kept for ever")
                                        .fix("Declare it with notNull()."));
    }

    private static void inUtc(TableDesign design, RowAge kept, Report found) {
        design.column(kept.timeColumn())
                .filter(time -> time.type().kind() == ColumnType.Kind.TIMESTAMP)
                .ifPresent(
                        time ->
                                found.at(time)
                                        .says("%s, and rows go by it", time.type())
                                        .so(
                                                "Paimon reads it as a time in UTC, and those of"
                                                        + " another zone go hours too early or too"
                                                        + " late")
                                        .fix("Use a TIMESTAMP_LTZ, or write it in UTC."));
    }
}
