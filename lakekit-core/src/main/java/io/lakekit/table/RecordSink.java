package io.lakekit.table;

/**
 * The end of one stream into a table: it takes rows, from the thread that its writer belongs to.
 *
 * @param <R> the type of row
 */
@FunctionalInterface
public interface RecordSink<R> {

    /**
     * Buffers a row for the writer's next commit.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the row does not fit; nothing of it is
     *     kept and the writer stays usable
     * @throws IllegalStateException if the writer is broken, closed or another thread's; nothing of
     *     the row is kept
     */
    void write(R row);
}
