package io.lakekit.catalog;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.stream.Collectors;

/**
 * A live table is not what its design says, so it was not opened. Nothing was changed. The message
 * has the changes that would lead there; {@link #plan} has them as a plan that can be applied.
 */
public final class CatalogConflictException extends RuntimeException {

    private static final Code DIFFERENT =
            Code.error("LK1101", "the live table differs from its design", "create, open");

    private static final long serialVersionUID = 1L;

    private final transient TableDiff<?> plan;

    CatalogConflictException(TableDiff<?> plan) {
        super(finding(plan, "the live table", wayOut(plan)).toString());
        this.plan = plan;
    }

    /** The exception for a branch of a table, which no plan changes. */
    CatalogConflictException(TableDiff<?> plan, String branch) {
        super(
                finding(
                                plan,
                                "branch '%s'".formatted(branch),
                                "Change the design to match the branch, or make the branch anew from"
                                        + " a tag that matches.")
                        .toString());
        this.plan = plan;
    }

    private static Diagnostic finding(TableDiff<?> plan, String live, String wayOut) {
        return DIFFERENT
                .at(Place.table(plan.design().name()))
                .says(
                        "%s differs from its design, to which this would lead: %s",
                        live, differences(plan))
                .so("rows written by the design would not mean what it says")
                .fix("%s", wayOut);
    }

    private static String differences(TableDiff<?> plan) {
        return plan.differences().stream()
                .map(CatalogConflictException::difference)
                .collect(Collectors.joining("; "));
    }

    private static String difference(TableChange change) {
        return change.reason().isEmpty()
                ? change.text()
                : "%s (%s: %s)".formatted(change.text(), change.risk(), change.reason());
    }

    private static String wayOut(TableDiff<?> plan) {
        return plan.risk() == Risk.REFUSED
                ? "Change the design to match, or create it under another name."
                : "Apply the plan of plan(design), or change the design to match.";
    }

    /**
     * The plan that makes the table what its design says, with a change for each difference; never
     * empty. That of a branch cannot be applied. A serialised exception loses it.
     */
    public TableDiff<?> plan() {
        return plan;
    }
}
