package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A commit failed and it is not known yet whether its rows are visible, all of them or none. Do not
 * write them again before {@link TableWriter#lastIdentifier()} has told; each call of it looks
 * again.
 */
public final class CommitUnknownException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    CommitUnknownException(Diagnostic finding, @Nullable Throwable cause) {
        super(finding.toString(), cause);
    }
}
