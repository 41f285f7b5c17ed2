package io.lakekit.internal.paimon.function;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.jspecify.annotations.Nullable;

/**
 * A function is missing where rows are merged. Flink does not restart a job for it: otherwise a
 * compaction that never works would be restarted for ever while files pile up.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class MissingFunctionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingFunctionException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
