package io.lakekit.design;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.function.Trait;
import io.lakekit.internal.check.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stream of changes can be written to a table, or to one slice of it, and what its
 * retracting rows mean there. Inserts and the new rows of updates ({@code +I}, {@code +U}) are
 * written as any other row; what a table takes or refuses are {@code -U} and {@code -D}.
 *
 * <pre>{@code
 * ChangeInput.of(CAMPAIGN).retraction(); // Retraction.REMOVES_ROW
 * ChangeInput.of(EVENTS).refusals();     // LK1215: the table keeps every row
 * }</pre>
 */
public final class ChangeInput {

    private static final Code REFUSED =
            Code.error(
                    "LK1215",
                    "a table that does not take changes",
                    "the opening of a stream of changes");

    private final Retraction meant;
    private final Diagnostics refusals;

    private ChangeInput(Retraction meant, List<Diagnostic> refusals) {
        this.meant = meant;
        this.refusals = Diagnostics.copyOf(refusals);
    }

    /** What a table makes of changes of whole rows. */
    public static ChangeInput of(TableDesign design) {
        return of(design, null);
    }

    /**
     * What a table makes of changes of the stream that fills a slice.
     *
     * @param slice the slice, or null for changes of whole rows
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public static ChangeInput of(TableDesign design, @Nullable Slice<?> slice) {
        if (slice != null) {
            var unused = design.columnsOf(slice);
        }
        List<Diagnostic> found = new ArrayList<>();
        Report report = new Report(REFUSED, Place.table(design.name()), found::add);
        Retraction meant =
                design.byKind(
                        grouped -> ofGrouped(grouped, slice, report),
                        wholeRow -> ofWholeRows(wholeRow, report),
                        summary -> ofSummary(summary, report),
                        append -> ofAppend(report),
                        hybrid -> ofHybrid(hybrid, report));
        return new ChangeInput(meant, found);
    }

    /**
     * The meaning of a retracting row; empty if there are {@link #refusals}, so that changes cannot
     * be written.
     */
    public Optional<Retraction> retraction() {
        return refusals.isEmpty() ? Optional.of(meant) : Optional.empty();
    }

    /** The reasons why changes are refused, each with a way out; none if they are taken. */
    public Diagnostics refusals() {
        return refusals;
    }

    /**
     * The meaning of a retracting row.
     *
     * @throws DiagnosticsException with the {@link #refusals}, if there are any
     */
    public Retraction require() {
        refusals.throwIfAny();
        return meant;
    }

    private static Retraction ofGrouped(
            GroupedTable table, @Nullable Slice<?> slice, Report found) {
        if (table.deletes() == Deletes.IGNORE) {
            return Retraction.IGNORED;
        }
        if (table.deletes() == Deletes.WHOLE_ROW && slice == null) {
            return Retraction.REMOVES_ROW;
        }
        if (slice instanceof SequenceGroup group) {
            group.values().forEach(value -> clears(value, group, found));
        } else {
            found.atTable()
                    .says("a row is filled group by group")
                    .so(
                            "no delete removes it: Paimon refuses one, or brings deleted values"
                                    + " back")
                    .fix(
                            "Write changes of one group, which clear its columns, or keep whole"
                                    + " rows in a latest-row table.");
        }
        return Retraction.CLEARS_GROUP;
    }

    private static void clears(ValueColumn value, SequenceGroup group, Report found) {
        if (!value.ownOrder().isEmpty()) {
            found.at(value.column())
                    .says("takes the newest value that is not null, in %s", group)
                    .so("no null of a delete clears it")
                    .fix("Use latest(...), which a newer null clears.");
        } else if (value.function().kind() != AggFunction.Kind.LATEST) {
            found.at(value.column())
                    .says("%s in %s", value.function(), group)
                    .so(
                            "a row of nulls takes nothing out of it, and Paimon adds what two"
                                    + " retractions of one commit were to take away")
                    .fix("Combine it in a summary table, or give it a group without changes.");
        } else if (!value.column().nullable()) {
            found.at(value.column())
                    .says("NOT NULL, in %s", group)
                    .so("a delete cannot set it to null")
                    .fix("Declare it without notNull().");
        }
    }

    private static Retraction ofWholeRows(WholeRowTable table, Report found) {
        table.rowKind()
                .ifPresent(
                        column ->
                                found.at(column)
                                        .says("says what each row is")
                                        .so("Paimon goes by it, whatever the kind of a change is")
                                        .fix(
                                                "Write plain rows that have their kind in the"
                                                        + " column, or leave kindIn(...) out."));
        if (table.deletes() == Deletes.IGNORE) {
            return Retraction.IGNORED;
        }
        if (table.kind() == TableKind.FIRST) {
            found.atTable()
                    .says("the first row of a key is kept")
                    .so("an update or a delete comes after it, and Paimon fails on a delete")
                    .fix(
                            "Write changes to a latest-row table, or let this one ignore deletes"
                                    + " if only first rows matter.");
        }
        return Retraction.REMOVES_ROW;
    }

    private static Retraction ofSummary(SummaryTable table, Report found) {
        switch (table.deletes().orElse(Deletes.REFUSE)) {
            case IGNORE -> {
                return Retraction.IGNORED;
            }
            case WHOLE_ROW ->
                    found.atTable()
                            .says("deletes remove the row of a key, and updates undo values")
                            .so("Paimon loses a delete that shares a commit with an insert")
                            .fix("Leave deletes(...) out, or keep the rows in a latest-row table.");
            case REFUSE -> {}
        }
        table.values().forEach(value -> undoes(value, found));
        return Retraction.UNDOES_VALUES;
    }

    private static void undoes(ValueColumn value, Report found) {
        AggFunction<?> function = value.function();
        if (!function.isIgnoringRetract()) {
            if (!function.is(Trait.RETRACTABLE)) {
                found.at(value.column())
                        .says("%s cannot undo a value", function)
                        .so("the table would keep what its source took back")
                        .fix("%s", insteadOf(function));
            }
        } else if (function.is(Trait.NULL_OVERWRITES)
                || function.kind() == AggFunction.Kind.FIRST) {
            found.at(value.column())
                    .says("%s keeps a null, retractions ignored or not", function)
                    .so("a row that retracts has no value for it, and would leave a null")
                    .fix("Use the function that leaves nulls out.");
        } else if (!value.column().nullable()) {
            found.at(value.column())
                    .says("NOT NULL, and %s ignores retractions", function)
                    .so("a row that retracts has no value for it")
                    .fix("Declare it without notNull().");
        }
    }

    private static String insteadOf(AggFunction<?> function) {
        return function.kind() == AggFunction.Kind.USER
                ? "Let the function be a Retractable, or keep the rows in a latest-row table."
                : function.countsEachRow()
                        ? "Use sum() or count(), or keep the rows in a latest-row table."
                        : "Use sum() or count(), keep the rows in a latest-row table, or let it keep"
                                + " such values with ignoringRetract().";
    }

    private static Retraction ofAppend(Report found) {
        found.atTable()
                .says("every row that is written is kept")
                .so("without a key a retraction finds no row, and Paimon fails on it")
                .fix("Write changes to a latest-row table, or the inserts alone to this one.");
        return Retraction.REMOVES_ROW;
    }

    private static Retraction ofHybrid(HybridTable table, Report found) {
        if (table.eventKey().isEmpty()) {
            found.atTable()
                    .says("every event that is written is kept")
                    .so("without a key a retraction finds no event, and Paimon fails on it")
                    .fix("Identify events with deduplicatedBy(...), or write the inserts alone.");
        }
        return Retraction.REMOVES_ROW;
    }
}
