package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Diagnostics;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The failure that ends a job without a restart, after which the functions would be missing again.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class MissingFunctionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingFunctionsException(Diagnostics missing) {
        super("This Flink process cannot write the table: " + missing);
    }
}
