package io.lakekit.table;

/**
 * Takes the rows of one stream. Not for use by several threads.
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
     */
    void write(R row);
}
