package io.lakekit.catalog;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.paimon.schema.SchemaChange;

/**
 * The plan of the changes that lead from a live table to its design, to be looked at before they
 * are made: {@link Lake#plan} makes the plan, {@link Lake#apply} the changes. A plan is good as
 * long as nobody else changes the table.
 *
 * <pre>{@code
 * TableDiff<WideTable> plan = lake.plan(DESIGN);
 * if (plan.risk() == Risk.SAFE) {
 *     lake.apply(plan);
 * }
 * }</pre>
 *
 * @param <D> the kind of design
 */
public final class TableDiff<D extends TableDesign> {

    private static final Code HARMFUL =
            Code.error("LK1102", "a change that would harm rows", "plan, apply");
    private static final Code REWRITING =
            Code.warning("LK1103", "a change that rewrites or deletes data", "plan, apply");
    private static final Code DRIFTED =
            Code.advice("LK1104", "other hands altered the table since lakekit last did", "plan");

    /** The schema id that stands for a table which does not exist yet. */
    static final long NO_TABLE = -1;

    /** The schema id that stands for a branch, whose plan is not that of its table. */
    private static final long OF_BRANCH = -2;

    private static final String ORDER =
            "stop the jobs that write or compact the table; apply; start compactors, then writers,"
                    + " then readers";

    private final D design;
    private final long schemaId;
    private final boolean drifted;
    private final List<TableChange> changes;
    private final List<SchemaChange> steps;

    TableDiff(
            D design,
            long schemaId,
            boolean drifted,
            List<TableChange> changes,
            List<SchemaChange> steps) {
        this.design = design;
        this.schemaId = schemaId;
        this.drifted = drifted;
        this.changes = List.copyOf(changes);
        this.steps = List.copyOf(steps);
    }

    /** The design that the table is to match. */
    public D design() {
        return design;
    }

    /** The changes of this plan, in the order in which they are made; empty if there is none. */
    public List<TableChange> changes() {
        return changes;
    }

    /** The changes that concern rows, for whose sake the table is not opened as it is. */
    List<TableChange> differences() {
        return changes.stream().filter(TableChange::concernsRows).toList();
    }

    /** The highest risk of all changes; SAFE if there are none. */
    public Risk risk() {
        return changes.stream()
                .map(TableChange::risk)
                .max(Comparator.naturalOrder())
                .orElse(Risk.SAFE);
    }

    /**
     * The order in which jobs are stopped and started around the changes; empty if no job need be,
     * or if a change is refused.
     */
    public Optional<String> order() {
        boolean restart = changes.stream().anyMatch(change -> change.risk() == Risk.NEEDS_RESTART);
        return restart && risk() != Risk.REFUSED ? Optional.of(ORDER) : Optional.empty();
    }

    /** Whether there is nothing to change: the live table is what the design says. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether the live table was altered outside lakekit since lakekit last changed it. */
    public boolean isDrifted() {
        return drifted;
    }

    /** The same plan, which {@link Lake#apply} refuses because it was made for a branch. */
    TableDiff<D> ofBranch() {
        return new TableDiff<>(design, OF_BRANCH, drifted, changes, steps);
    }

    void requireOfTable() {
        if (schemaId == OF_BRANCH) {
            throw new IllegalArgumentException(
                    "The plan is of a branch of %s, and apply changes tables only; nothing was changed"
                            .formatted(design.name()));
        }
    }

    /** The id of the live schema that was compared with the design. */
    long schemaId() {
        return schemaId;
    }

    /** The steps that Paimon makes, all in one commit. */
    List<SchemaChange> steps() {
        return steps;
    }

    /**
     * The findings about this plan: an error for each refused change, a warning for each change
     * that rewrites data, and advice if the table was altered outside lakekit.
     */
    public Diagnostics diagnostics() {
        List<Diagnostic> found = new ArrayList<>();
        for (TableChange change : changes) {
            if (change.risk() == Risk.REFUSED) {
                found.add(
                        draft(HARMFUL.at(place()), change)
                                .fix("Change the design to match the live table, or go that way."));
            } else if (change.risk() == Risk.REWRITES_DATA) {
                found.add(
                        draft(REWRITING.at(place()), change)
                                .fix("Apply it with Risk.REWRITES_DATA if that is meant."));
            }
        }
        if (drifted) {
            found.add(
                    DRIFTED.at(place())
                            .says("somebody altered the table since lakekit last did")
                            .so(
                                    "what they changed is among the changes that lead back to the design")
                            .fix("Look at each change before it is applied."));
        }
        return Diagnostics.copyOf(found);
    }

    private static Diagnostic.Draft draft(Diagnostic.Draft finding, TableChange change) {
        return finding.says("%s", change.text()).so("%s", change.reason());
    }

    private Place place() {
        return Place.table(design.name());
    }

    /**
     * The plan for people to read: a line for each change with its risk and reason, and the order
     * of operations.
     */
    @Override
    public String toString() {
        String lines =
                changes.stream()
                        .map(TableDiff::line)
                        .collect(Collectors.joining("\n", place() + "\n", ""));
        if (isEmpty()) {
            return place() + " is what its design says";
        }
        return lines
                + (drifted ? "\n  somebody altered the table since lakekit last did" : "")
                + order().map(order -> "\n  order: " + order).orElse("");
    }

    private static String line(TableChange change) {
        String reason = change.reason().isEmpty() ? "" : ": " + change.reason();
        return "  " + change.risk() + " " + change.text() + reason;
    }
}
