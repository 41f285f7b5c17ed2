package io.lakekit.table;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.schema.RootCause;
import io.lakekit.schema.Column;
import org.jspecify.annotations.Nullable;

/** The findings about an overwrite that did not go as planned. */
record OverwriteFindings(Place.OfTable table) {

    private static final Code OUTSIDE =
            Code.error("LK1220", "a row outside the partition that is overwritten", "a write");
    private static final Code OVERTAKEN =
            Code.error(
                    "LK1221", "an overwrite of files that others replaced meanwhile", "a commit");
    private static final Code FAILED =
            Code.error("LK1222", "an overwrite that failed and changed nothing", "a commit");
    private static final Code IN_DOUBT =
            Code.error(
                    "LK1223", "an overwrite of which it is not known whether it is in", "a commit");

    DiagnosticsException outside(Column<?> column, OverwritePlan plan) {
        return new DiagnosticsException(
                OUTSIDE.at(table.column(column.name()))
                        .says("another value than in the partition %s", plan.partition())
                        .so("the row would stand beside those of a partition that is not replaced")
                        .fix("Overwrite its partition too, or write it with writer()."));
    }

    DiagnosticsException overtaken(OverwritePlan plan) {
        return new DiagnosticsException(
                OVERTAKEN
                        .at(table)
                        .says(
                                "since snapshot %d, others compacted or overwrote what this one"
                                        + " replaces",
                                plan.snapshot())
                        .so(
                                "what came after that snapshot can no longer be told from what was"
                                        + " there before; nothing was changed")
                        .fix(
                                "Open the overwrite again and write its rows as of its snapshot,"
                                        + " while nobody compacts the partition."));
    }

    NothingCommittedException nothing(Throwable failure) {
        return new NothingCommittedException(
                FAILED.at(table)
                        .says("%s", RootCause.of(failure))
                        .so("nothing was changed")
                        .fix("Repair what it names, open the overwrite again and write its rows."),
                failure);
    }

    CommitUnknownException unknown(String failure, @Nullable String reason) {
        return new CommitUnknownException(
                IN_DOUBT.at(table)
                        .says(
                                "%s, and what became of it is not known: %s",
                                failure, String.valueOf(reason))
                        .so("all rows are replaced or none")
                        .fix("Ask isMade() of this overwrite once the table can be read."),
                null);
    }
}
