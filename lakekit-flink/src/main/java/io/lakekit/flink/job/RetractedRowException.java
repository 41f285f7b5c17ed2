package io.lakekit.flink.job;

import io.lakekit.diagnostic.Diagnostic;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** The failure that ends a job without a restart, which would only meet the same row again. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class RetractedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RetractedRowException(Diagnostic finding) {
        super(finding.toString());
    }
}
