package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostic;

/**
 * A commit failed and nothing of it is visible: abort the writer and write again what was written
 * since the last commit.
 */
public final class NothingCommittedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NothingCommittedException(Diagnostic finding, Throwable cause) {
        super(finding.toString(), cause);
    }
}
