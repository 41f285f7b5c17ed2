package io.lakekit.table;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.schema.RootCause;
import org.jspecify.annotations.Nullable;

/** The findings about one commit that did not go as planned. */
record CommitFindings(Place table, String user, long identifier) {

    private static final Code COMPACTION_GIVEN_UP =
            Code.warning(
                    "LK1203",
                    "a compaction that met another one, beside rows that are in",
                    "a commit");
    private static final Code FAILED_AFTERWARDS =
            Code.warning(
                    "LK1204", "something after a commit failed, whose rows are in", "a commit");
    private static final Code FAILED =
            Code.error("LK1205", "a commit that failed, of which nothing is visible", "a commit");
    private static final Code IN_DOUBT =
            Code.error(
                    "LK1206",
                    "a commit of which it is not known whether its rows are in",
                    "a commit");

    /**
     * The finding that the rows of the commit are in, but a compaction was given up.
     *
     * @param awaited whether the rows are seen only once they are compacted
     */
    Diagnostic compactionGivenUp(boolean awaited) {
        return COMPACTION_GIVEN_UP
                .at(table)
                .says(
                        "commit %d is made, and its compaction was given up, as others compacted"
                                + " the same files",
                        identifier)
                .so(
                        "the rows are in, once, and %s wait for the next compaction",
                        awaited ? "readers of this table" : "their small files")
                .fix(
                        "Never write them again. If it comes back with every commit, let one"
                                + " writer or job compact.");
    }

    /** The finding that something failed after the rows of the commit were in. */
    Diagnostic afterwards(String what, Throwable failure) {
        return FAILED_AFTERWARDS
                .at(table)
                .says(
                        "commit %d is made, and %s failed: %s",
                        identifier, what, RootCause.of(failure))
                .so("the rows are in, once")
                .fix(
                        "Never write them again. Repair what it names; the next commit tries it"
                                + " again.");
    }

    NothingCommittedException nothing(Throwable failure) {
        return new NothingCommittedException(
                FAILED.at(table)
                        .says("commit %d failed: %s", identifier, RootCause.of(failure))
                        .so("nothing of it is visible")
                        .fix(
                                "abort() this writer, or open a new one, and write again what"
                                        + " was not committed."),
                failure);
    }

    NothingCommittedException madeByAnother() {
        return nothing(
                new IllegalStateException(
                        "commit "
                                + identifier
                                + " of user '"
                                + user
                                + "' exists already and was not made by this writer; its rows"
                                + " were not stored"));
    }

    CommitUnknownException unknown(Throwable failure, String reason) {
        return inDoubt("failed (" + RootCause.of(failure) + ")", reason, failure);
    }

    CommitUnknownException stillUnknown(String reason) {
        return inDoubt("failed before", reason, null);
    }

    private CommitUnknownException inDoubt(String what, String reason, @Nullable Throwable cause) {
        return new CommitUnknownException(
                IN_DOUBT.at(table)
                        .says(
                                "commit %d of user '%s' %s, and what became of it is not known: %s",
                                identifier, user, what, reason)
                        .so(
                                "its rows are in, all of them or none, and writing them again"
                                        + " may double them")
                        .fix(
                                "Ask lastIdentifier() of this writer once the table can be read:"
                                        + " %d if they are in, less if not.",
                                identifier),
                cause);
    }
}
