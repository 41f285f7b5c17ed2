package io.lakekit.internal.paimon.row;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A conversion that keeps its last result, which must be immutable: most rows of a stream are in
 * the partition of the row before. Not for use by several threads.
 */
final class KeepingLast implements UnaryOperator<Object> {

    private final UnaryOperator<Object> conversion;
    private @Nullable Object value;
    private @Nullable Object result;

    KeepingLast(UnaryOperator<Object> conversion) {
        this.conversion = conversion;
    }

    @Override
    public Object apply(Object next) {
        Object kept = result;
        if (kept == null || !next.equals(value)) {
            kept = conversion.apply(next);
            value = next;
            result = kept;
        }
        return kept;
    }
}
