package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostic;

/**
 * A commit failed and none of its rows is visible. Abort the writer, and write again all rows since
 * the last commit.
 */
public final class NothingCommittedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NothingCommittedException(Diagnostic finding, Throwable cause) {
        super(finding.toString(), cause);
    }
}
