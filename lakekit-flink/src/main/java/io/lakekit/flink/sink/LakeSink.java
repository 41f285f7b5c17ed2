package io.lakekit.flink.sink;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.OperatorUids;
import io.lakekit.internal.flink.input.RecordInput;
import io.lakekit.internal.paimon.schema.UserFunctions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.table.FileStoreTable;
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

    private static final OutputTag<RefusedRow> REFUSED =
            new OutputTag<>("lakekit-refused", TypeInformation.of(RefusedRow.class));

    private final D design;
    private final List<SinkStream<D, ?>> streams;
    private final SinkSettings settings;

    private LakeSink(D design, List<SinkStream<D, ?>> streams, SinkSettings settings) {
        this.design = design;
        this.streams = streams;
        this.settings = settings;
    }

    /** A sink into the table of this design, without streams yet. */
    public static <D extends TableDesign> LakeSink<D> into(D design) {
        return new LakeSink<>(design, List.of(), SinkSettings.usual(usualPrefix(design, null)));
    }

    /**
     * A copy of this sink with one more stream, which fills one slice.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public <R extends Record> LakeSink<D> stream(
            Slice<? super D> slice, DataStream<R> stream, Class<R> type) {
        Objects.requireNonNull(design.columnsOf(slice));
        return with(new SinkStream<>(design, slice, new RecordInput<>(stream, type)));
    }

    /** A copy of this sink with one more stream, which writes whole rows. */
    public <R extends Record> LakeSink<D> rows(DataStream<R> stream, Class<R> type) {
        return with(new SinkStream<>(design, null, new RecordInput<>(stream, type)));
    }

    /**
     * A copy of this sink with one more stream of rows, which fills one slice.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public LakeSink<D> stream(Slice<? super D> slice, RowStream rows) {
        Objects.requireNonNull(design.columnsOf(slice));
        return with(new SinkStream<>(design, slice, rows.input()));
    }

    /** A copy of this sink with one more stream of rows, which writes whole rows of the table. */
    public LakeSink<D> rows(RowStream rows) {
        return with(new SinkStream<>(design, null, rows.input()));
    }

    private LakeSink<D> with(SinkStream<D, ?> stream) {
        List<SinkStream<D, ?>> more = new ArrayList<>(streams);
        more.add(stream);
        return new LakeSink<>(design, List.copyOf(more), settings);
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
        SinkRuns runs = settings.runs();
        boolean usual = runs.sink().equals(usualPrefix(design, settings.branch()));
        SinkRuns ofBranch =
                usual ? new SinkRuns(usualPrefix(design, name), runs.freshStart()) : runs;
        return with(settings.withBranch(ofBranch, name));
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
        return with(settings.withOverwrite());
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
        String reason = settings.runs().freshStart();
        return with(settings.with(new SinkRuns(requireText(prefix, "prefix"), reason)));
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
        String name = settings.runs().sink();
        return with(settings.with(new SinkRuns(name, requireText(reason, "reason"))));
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
        return with(settings.withParallelism(writers));
    }

    /**
     * A copy of this sink whose files are compacted there; by default in the job, unless the table
     * has the option {@code write-only}. A job that changes it goes on from its savepoint.
     */
    public LakeSink<D> compaction(SinkCompaction place) {
        return with(settings.withCompaction(Objects.requireNonNull(place, "place")));
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
        return with(settings.withPreAggregate(buffer.getBytes()));
    }

    private LakeSink<D> with(SinkSettings other) {
        return new LakeSink<>(design, streams, other);
    }

    SinkSettings settings() {
        return settings;
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
        Refusals now = settings.refusals();
        return with(settings.with(new Refusals(rows, now.late(), now.clock())));
    }

    /**
     * A copy of this sink that treats late rows in this way; by default like other {@link
     * #onRefused refused} rows. A row is late if its partition is older than the design keeps:
     * written, it would be gone after the next check of expiry.
     */
    public LakeSink<D> onLate(RefusedRows rows) {
        Objects.requireNonNull(rows, "rows");
        Refusals now = settings.refusals();
        return with(settings.with(new Refusals(now.rows(), rows, now.clock())));
    }

    /**
     * A copy of this sink that tells by {@code clock}, instead of the system's, which rows are
     * late. The clock must be serializable, as {@link Clock#fixed} is.
     */
    public LakeSink<D> clock(Clock clock) {
        Refusals now = settings.refusals();
        return with(settings.with(new Refusals(now.rows(), now.late(), clock)));
    }

    /**
     * The findings for which {@link #attach} would refuse: records and rows that do not fit, types
     * that Flink cannot move, settings that lose rows or cannot be kept, groups that two streams
     * fill, pre-aggregation that would change the table, and user-defined functions that Paimon
     * does not find.
     */
    public Diagnostics check() {
        Diagnostics found =
                JobRules.check(Place.table(design.name()), streams)
                        .and(ClaimedGroups.check(design, streams))
                        .and(CompactionRule.check(design, settings.compaction()))
                        .and(PreAggregation.check(design, settings))
                        .and(OverwriteRule.check(design, settings, streams))
                        .and(UserFunctions.check(design));
        for (SinkStream<D, ?> stream : streams) {
            found = found.and(stream.check());
        }
        return found;
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
            return attach(SinkTarget.of(lake, design, settings.branch()));
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
        return attach(SinkTarget.of(lake, design, settings.branch()));
    }

    private LakeSinkResult attach(FileStoreTable stored) {
        FileStoreTable table = settings.on(stored);
        SinkRuns runs = settings.runs();
        Refusals refusals = settings.refusals();
        OneSink.require(table, runs.sink(), streams.get(0).stream().getExecutionEnvironment());
        OperatorUids uids = new OperatorUids(runs.sink());
        List<SingleOutputStreamOperator<InternalRow>> encoded = new ArrayList<>();
        for (SinkStream<D, ?> stream : streams) {
            encoded.add(
                    stream.encode(table, uids.next("stream-" + stream.name()), refusals, REFUSED));
        }
        Overwrite overwrite = settings.overwrite() ? Overwrite.of(table) : null;
        SinkTopology.attach(table, encoded, uids, new SinkCommits(runs, overwrite));
        DataStream<RefusedRow> refused = refused(encoded);
        return new LakeSinkResult(
                refusals.handsOver()
                        ? RefusedRowsOutlet.of(
                                refused, design.name().toString(), uids.next("refused"))
                        : refused);
    }

    private static DataStream<RefusedRow> refused(
            List<SingleOutputStreamOperator<InternalRow>> encoded) {
        DataStream<RefusedRow> all = encoded.get(0).getSideOutput(REFUSED);
        for (SingleOutputStreamOperator<InternalRow> stream : encoded.subList(1, encoded.size())) {
            all = all.union(stream.getSideOutput(REFUSED));
        }
        return all;
    }

    @Override
    public String toString() {
        return "LakeSink into "
                + design.name()
                + " of "
                + streams.stream().map(SinkStream::name).toList();
    }
}
