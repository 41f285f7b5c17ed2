package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Diagnostic;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The failure that ends a job without a restart, because a restart would find the same again: the
 * job was built or restored for a table or for settings that are not there any more.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class JobEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobEndedException(Diagnostic reason) {
        super(reason.toString());
    }
}
