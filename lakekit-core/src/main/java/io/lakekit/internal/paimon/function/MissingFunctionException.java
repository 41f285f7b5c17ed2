package io.lakekit.internal.paimon.function;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.jspecify.annotations.Nullable;

/**
 * A function cannot be had where rows are merged. Flink does not restart a job for it: a compaction
 * that never works would otherwise restart for ever while files pile up.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class MissingFunctionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingFunctionException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
