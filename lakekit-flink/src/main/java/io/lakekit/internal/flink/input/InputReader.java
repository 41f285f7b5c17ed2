package io.lakekit.internal.flink.input;

import java.io.Serializable;
import org.apache.flink.types.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one stream's rows. What it returns stays as it is when the row is reused.
 *
 * @param <R> what Flink moves
 */
public interface InputReader<R> extends Serializable {

    /** Makes what does not serialize; called once in the task, before any row. */
    void open();

    /** Whether the row is new, or changes or takes back another. */
    RowKind kind(R row);

    /**
     * Refuses a row as a whole.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the row has other fields than its
     *     stream
     */
    void require(R row);

    /** The value of a column that the stream supplies, by the column's index; null if none. */
    @Nullable Object value(R row, int index);

    /** The row as people read it. */
    String text(R row);
}
