package io.lakekit.flink.sink;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.ChangeInput;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.flink.job.ChangelogRecord;
import io.lakekit.internal.flink.input.ChangeRecordInput;
import io.lakekit.internal.flink.input.Input;
import io.lakekit.internal.flink.input.RecordInput;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.paimon.utils.BranchManager;
import org.jspecify.annotations.Nullable;

/**
 * A sink that writes typed streams of one job into one table. A checkpoint commits the rows of all
 * streams together; a job without checkpoints commits when its bounded streams end. Columns are
 * matched by name, each stream fills only its slice, and every operator has a fixed uid. Immutable:
 * each call returns a new sink.
 *
 * <pre>{@code
 * LakeSink.into(AD_DIAGNOSIS)
 *         .stream(BID, bids, Bid.class)
 *         .stream(CLICK, clicks, Click.class)
 *         .attach(options);
 * }</pre>
 *
 * <p>A restart from a checkpoint whose commit was not made yet makes that commit, fails once on
 * purpose and restarts again: allow at least two restarts. The runtime mode and the checkpointing
 * that the environment has at {@link #attach} are those that count.
 *
 * <p>A job with checkpoints goes on from a checkpoint or savepoint. Without one it ends at its
 * start if the table holds commits of an earlier run (LK1321), unless {@link #freshStart} says why
 * it may; from one that is older than its last commit it ends as well (LK1319). Both are told by
 * the snapshots of the table: once those of the earlier run have expired, nothing is found.
 *
 * @param <D> the kind of design
 */
public final class LakeSink<D extends TableDesign> {

    private final SinkPlan<D> plan;

    private LakeSink(SinkPlan<D> plan) {
        this.plan = plan;
    }

    /** A sink into the table of this design, without streams yet. */
    public static <D extends TableDesign> LakeSink<D> into(D design) {
        return new LakeSink<>(
                new SinkPlan<>(design, List.of(), SinkSettings.usual(usualPrefix(design, null))));
    }

    /**
     * A copy of this sink with one more stream, which fills one slice.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public <R extends Record> LakeSink<D> stream(
            Slice<? super D> slice, DataStream<R> stream, Class<R> type) {
        return with(slice, new RecordInput<>(stream, type), false);
    }

    /** A copy of this sink with one more stream, which writes whole rows. */
    public <R extends Record> LakeSink<D> rows(DataStream<R> stream, Class<R> type) {
        return with(null, new RecordInput<>(stream, type), false);
    }

    /**
     * A copy of this sink with one more stream of rows, which fills one slice.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public LakeSink<D> stream(Slice<? super D> slice, RowStream rows) {
        return with(slice, rows.input(), false);
    }

    /** A copy of this sink with one more stream of rows, which writes whole rows of the table. */
    public LakeSink<D> rows(RowStream rows) {
        return with(null, rows.input(), false);
    }

    /**
     * A copy of this sink with one more stream, of changes of whole rows: {@code +I} and {@code +U}
     * are written, {@code -U} and {@code -D} take back what was. {@link ChangeInput} says what they
     * do to each kind of table, and for which they are refused (LK1215).
     *
     * <p>The changes of a key must come in their order, from one task. An old row is written with
     * the row that follows it in its task, or after two checkpoints at most, so that readers see
     * both halves of an update or none.
     *
     * <p>A stream in upsert mode, which has {@code +U} without {@code -U}, is right where a new row
     * takes the place of the old one, and refused where values add up (LK1342). Changes that come
     * again change nothing where an order tells old rows; sums count them again.
     *
     * @param rows a changelog, such as that of {@code StreamTableEnvironment.toChangelogStream}
     */
    public LakeSink<D> changes(RowStream rows) {
        return with(null, rows.input(), true);
    }

    /**
     * A copy of this sink with one more stream of changes, which fills one slice; else as {@link
     * #changes(RowStream)}. In a group, {@code -U} and {@code -D} set its columns to null.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public LakeSink<D> changes(Slice<? super D> slice, RowStream rows) {
        return with(slice, rows.input(), true);
    }

    /**
     * A copy of this sink with one more stream of changes, whose values are records; else as {@link
     * #changes(RowStream)}.
     */
    public <R extends Record> LakeSink<D> changes(
            DataStream<ChangelogRecord<R>> stream, Class<R> type) {
        return with(null, input(stream, type), true);
    }

    /**
     * A copy of this sink with one more stream of changes, whose values are records and which fills
     * one slice; else as {@link #changes(Slice, RowStream)}.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public <R extends Record> LakeSink<D> changes(
            Slice<? super D> slice, DataStream<ChangelogRecord<R>> stream, Class<R> type) {
        return with(slice, input(stream, type), true);
    }

    static <R extends Record> Input<ChangelogRecord<R>> input(
            DataStream<ChangelogRecord<R>> stream, Class<R> type) {
        return new ChangeRecordInput<>(
                stream, type, ChangelogRecord::kind, ChangelogRecord::record);
    }

    private LakeSink<D> with(@Nullable Slice<? super D> slice, Input<?> input, boolean changes) {
        if (slice != null) {
            Objects.requireNonNull(plan.design().columnsOf(slice));
        }
        return new LakeSink<>(plan.with(new SinkStream<>(plan.design(), slice, input, changes)));
    }

    private static String usualPrefix(TableDesign design, @Nullable String branch) {
        return "lakekit-" + design.name() + (branch == null ? "" : "." + branch);
    }

    /**
     * A copy of this sink that writes a branch of the table, which must be there and match the
     * design. Other branches, and the table itself, are left alone; what they hold does not count
     * for this sink. Its {@link #uidPrefix} is by default {@code
     * lakekit-<database>.<table>.<branch>}.
     *
     * <p>A branch that was made from a tag shares the files of that tag with the table. Each side
     * deletes what it no longer reads itself, unless a tag of its own keeps it: leave that tag, on
     * the table and on the branch, as long as the branch is there. A branch without such tags is
     * refused (LK1327) as far as the snapshots tell; deleting a tag later is not seen.
     *
     * @throws IllegalArgumentException if the name is blank, or {@code main}, which is the table
     */
    public LakeSink<D> branch(String name) {
        if (BranchManager.isMainBranch(requireText(name, "branch"))) {
            throw new IllegalArgumentException(
                    "Branch '%s' is the table itself; leave branch(...) out".formatted(name));
        }
        SinkRuns runs = settings().runs();
        boolean usual = runs.sink().equals(usualPrefix(plan.design(), settings().branch()));
        SinkRuns ofBranch =
                usual ? new SinkRuns(usualPrefix(plan.design(), name), runs.freshStart()) : runs;
        return with(settings().withBranch(ofBranch, name));
    }

    /**
     * A copy of this sink whose rows replace those of the partitions that they are in, all in one
     * commit when the job ends: each partition then has the rows of this job and no others. A
     * partition without rows of this job stays as it is, and so does the table if the job has no
     * rows, or fails. A table without partitions is replaced as a whole. In batch mode only, and
     * not for all kinds of buckets (LK1329).
     *
     * <p>What others write into these partitions after {@link #attach} would be deleted; the job
     * ends without a commit if it finds such rows (LK1328). Let nobody write them all the same:
     * what is committed in the moment between that look and the commit is not seen. Readers of a
     * changelog are told neither of the rows that went nor of those that came.
     */
    public LakeSink<D> overwrite() {
        return with(settings().withOverwrite());
    }

    /**
     * A copy of this sink whose operators have uids that start with {@code prefix}, as its commit
     * users do; by default with {@code lakekit-<database>.<table>}. Each sink of a job needs its
     * own, and so do jobs that write one table side by side. It must be the same whenever the job
     * is started: by it a run finds its state, and what the runs before it have committed.
     *
     * @throws IllegalArgumentException if the prefix is blank
     */
    public LakeSink<D> uidPrefix(String prefix) {
        String reason = settings().runs().freshStart();
        return with(settings().with(new SinkRuns(requireText(prefix, "prefix"), reason)));
    }

    /**
     * A copy of this sink whose job may start without state although the table holds commits of its
     * earlier runs, for a reason that readers of the job learn here: the table was emptied, or the
     * sources deliver other rows than before. Without it such a start is refused (LK1321), because
     * sources that start anew double every sum and every row of a table without a key. Take it out
     * again after that start.
     *
     * <p>A job without checkpoints, such as any in batch mode, never has state; each of its runs
     * adds its rows, and this changes nothing for it.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    public LakeSink<D> freshStart(String reason) {
        String name = settings().runs().sink();
        return with(settings().with(new SinkRuns(name, requireText(reason, "reason"))));
    }

    /**
     * A copy of this sink with so many writers, whatever the table's {@code sink.parallelism} says;
     * by default as many as the widest stream has tasks, but no more than an unpartitioned table
     * has buckets.
     *
     * @throws IllegalArgumentException if {@code writers} is not positive
     */
    public LakeSink<D> parallelism(int writers) {
        if (writers < 1) {
            throw new IllegalArgumentException(
                    "The parallelism is %d, not positive".formatted(writers));
        }
        return with(settings().withParallelism(writers));
    }

    /**
     * A copy of this sink whose files are compacted there; by default in the job, unless the table
     * has the option {@code write-only}. A job that changes it goes on from its savepoint.
     */
    public LakeSink<D> compaction(SinkCompaction place) {
        return with(settings().withCompaction(Objects.requireNonNull(place, "place")));
    }

    /**
     * A copy of this sink that merges rows of one key before they are sent to the writer, in
     * buffers of 64 MB: for keys so hot that one writer gets most rows. See {@link
     * #preAggregate(MemorySize)}.
     */
    public LakeSink<D> preAggregate() {
        return preAggregate(MemorySize.ofMebiBytes(64));
    }

    /**
     * A copy of this sink that merges rows of one key before they are sent to the writer. Each task
     * of a stream merges its own, until its buffer is full or a checkpoint begins, so that a
     * checkpoint commits the same as without. Refused (LK1336) unless the columns combine in any
     * order, as sums do and as the latest value of a group does.
     *
     * @param buffer the memory of each task, on the heap and not managed by Flink
     * @throws IllegalArgumentException if the buffer is smaller than 1 MB
     */
    public LakeSink<D> preAggregate(MemorySize buffer) {
        if (buffer.getMebiBytes() < 1) {
            throw new IllegalArgumentException(
                    "The buffer of %s is smaller than 1 mb".formatted(buffer));
        }
        return with(settings().withPreAggregate(buffer.getBytes()));
    }

    private LakeSink<D> with(SinkSettings other) {
        return new LakeSink<>(plan.with(other));
    }

    SinkSettings settings() {
        return plan.settings();
    }

    private static String requireText(String text, String name) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The %s is blank".formatted(name));
        }
        return text;
    }

    /**
     * A copy of this sink that treats rows which do not fit in this way; by default {@link
     * RefusedRows#FAIL_JOB}.
     */
    public LakeSink<D> onRefused(RefusedRows rows) {
        Objects.requireNonNull(rows, "rows");
        Refusals now = settings().refusals();
        return with(settings().with(new Refusals(rows, now.late(), now.clock())));
    }

    /**
     * A copy of this sink that treats late rows in this way; by default like other {@link
     * #onRefused refused} rows. A row is late if its partition is older than the design keeps:
     * written, it would be gone after the next check of expiry.
     */
    public LakeSink<D> onLate(RefusedRows rows) {
        Objects.requireNonNull(rows, "rows");
        Refusals now = settings().refusals();
        return with(settings().with(new Refusals(now.rows(), rows, now.clock())));
    }

    /**
     * A copy of this sink that tells by {@code clock}, instead of the system's, which rows are
     * late. The clock must be serializable, as {@link Clock#fixed} is.
     */
    public LakeSink<D> clock(Clock clock) {
        Refusals now = settings().refusals();
        return with(settings().with(new Refusals(now.rows(), now.late(), clock)));
    }

    /**
     * The findings for which {@link #attach} would refuse: records and rows that do not fit, types
     * that Flink cannot move, settings that lose rows or cannot be kept, groups that two streams
     * fill, pre-aggregation that would change the table, and user-defined functions that Paimon
     * does not find.
     */
    public Diagnostics check() {
        return plan.check();
    }

    /**
     * Creates the table if there is none, unless the sink writes a {@link #branch}, and adds the
     * sink to the job, which {@code execute} then runs.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all findings of {@link #check}; then
     *     no table was created; or if the job has another sink into the table, or one with the same
     *     {@link #uidPrefix}; or if there is no such branch, or its files may be deleted
     * @throws io.lakekit.catalog.CatalogConflictException if a live table of this name, or the
     *     branch, differs from the design
     * @throws IllegalArgumentException if the warehouse cannot be reached, or there is no table of
     *     which the sink would write a branch
     */
    @CanIgnoreReturnValue
    public LakeSinkResult attach(LakeOptions options) {
        check().throwIfAny();
        try (Lake lake = Lake.open(options)) {
            return plan.attach(SinkTarget.of(lake, plan.design(), settings().branch()));
        }
    }

    /**
     * Creates the table in this lake if there is none, unless the sink writes a {@link #branch},
     * and adds the sink to the job, which reaches the table as the lake does. The lake may be
     * closed before the job runs.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all findings of {@link #check}; then
     *     no table was created; or if the job has another sink into the table, or one with the same
     *     {@link #uidPrefix}; or if there is no such branch, or its files may be deleted
     * @throws io.lakekit.catalog.CatalogConflictException if a live table of this name, or the
     *     branch, differs from the design
     * @throws IllegalArgumentException if there is no table of which the sink would write a branch
     */
    @CanIgnoreReturnValue
    public LakeSinkResult attach(Lake lake) {
        check().throwIfAny();
        return plan.attach(SinkTarget.of(lake, plan.design(), settings().branch()));
    }

    @Override
    public String toString() {
        return "LakeSink into "
                + plan.design().name()
                + " of "
                + plan.streams().stream().map(SinkStream::name).toList();
    }
}
