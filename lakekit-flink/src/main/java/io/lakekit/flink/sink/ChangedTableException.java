package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The failure that ends a job without a restart because its table changed: the job was built for
 * the table as it was, so that a restart would fail in the same way.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class ChangedTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Code CHANGED =
            Code.error("LK1308", "a table that changed under a running job", "a running job");

    ChangedTableException(String table, String change) {
        super(finding(table, change).toString());
    }

    static Diagnostic finding(String table, String change) {
        return CHANGED.at(Place.table(table))
                .says("since the job was built, %s", change)
                .so(
                        "its compactions would erase or misread what is new, so it ended before the"
                                + " next checkpoint")
                .fix(
                        "Build the job on the present design, and submit it from its last"
                                + " checkpoint"
                                + " or savepoint.");
    }
}
