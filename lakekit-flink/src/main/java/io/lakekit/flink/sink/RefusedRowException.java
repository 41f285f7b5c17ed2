package io.lakekit.flink.sink;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** The failure that ends a job without a restart, which would only meet the same row again. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedRowException(RefusedRow refused) {
        super(
                "Stream '"
                        + refused.stream()
                        + "' holds a row that its table refuses: "
                        + refused.reason()
                        + " The row: "
                        + refused.row()
                        + ". To go on without such rows, use onRefused(RefusedRows.SIDE_OUTPUT)");
    }
}
