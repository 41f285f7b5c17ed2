package io.lakekit.table;

import io.lakekit.schema.ChangeKind;

/**
 * The end of one stream of changes into a table: it takes what a log of changes says, inserts as
 * well as updates and deletes, from the thread that its writer belongs to. {@link
 * TableWriter#changes(Class)} and its siblings make one for a table that takes changes rightly, and
 * refuse (LK1215) where a table would not hold in the end what its source holds.
 *
 * <p>What {@link #delete} does depends on the table ({@link io.lakekit.design.Retraction}): it
 * removes the row of its key, takes its values out of a summary, or clears a group.
 *
 * <pre>{@code
 * ChangeSink<Campaign> campaigns = writer.changes(Campaign.class);
 * campaigns.write(added);
 * campaigns.update(before, after);
 * campaigns.delete(removed);
 * writer.commit();
 * }</pre>
 *
 * @param <R> the type of row
 */
public interface ChangeSink<R> extends RecordSink<R> {

    /**
     * Buffers a change for the writer's next commit. The two rows of an update ({@code -U}, {@code
     * +U}) may come one after the other or apart, and a {@code +U} may come alone where its row
     * replaces the one of its key. In a summary table they must both come.
     *
     * @param row for a kind that retracts the row as the source had it, with the columns that order
     *     rows; of a group's other columns the values are not looked at
     * @throws io.lakekit.diagnostic.DiagnosticsException if the row does not fit, or retracts and
     *     would have no effect (LK1216); nothing of it is kept and the writer stays usable
     * @throws IllegalStateException as {@link #write(Object)}
     */
    void write(ChangeKind kind, R row);

    /**
     * Buffers that the source does not have this row any more. In an order a delete counts by the
     * values that its row has in the ordering columns: one older than the stored row has no effect,
     * and so has a row that comes later and is older than the delete, until a full compaction
     * forgets the delete.
     *
     * @param row the row as the source had it, or with the time or version of the delete in the
     *     columns that order rows
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #write(ChangeKind, Object)}
     * @throws IllegalStateException as {@link #write(Object)}
     */
    default void delete(R row) {
        write(ChangeKind.DELETE, row);
    }

    /**
     * Buffers that the source has {@code after} in place of {@code before}, of which either both
     * are kept or none. The row before is retracted if its key is another, or if values are to be
     * undone; otherwise nothing but its key is looked at.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #write(ChangeKind, Object)}
     * @throws IllegalStateException as {@link #write(Object)}
     */
    void update(R before, R after);
}
