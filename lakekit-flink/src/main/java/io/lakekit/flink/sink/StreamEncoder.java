package io.lakekit.flink.sink;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.input.InputReader;
import io.lakekit.internal.flink.metric.StreamMetrics;
import io.lakekit.internal.paimon.commit.BucketGuard;
import io.lakekit.internal.paimon.schema.UserFunctions;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.flink.metrics.MetricGroup;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one stream, of whatever kind, into full rows of the table in a task of the
 * stream, or refuses them.
 */
abstract sealed class StreamEncoder<D extends TableDesign, R> implements Serializable
        permits InsertEncoder, ChangesEncoder {

    private static final long serialVersionUID = 1L;

    private final D design;
    private final @Nullable Slice<? super D> slice;
    private final Place.OfStream place;
    private final InputReader<R> reader;
    private final List<String> stored;
    private final @Nullable FileStoreTable fixedBuckets;
    private final Refusals refusals;

    private transient @Nullable BucketGuard buckets;
    private transient @Nullable StreamMetrics metrics;
    private transient @Nullable RefusedRow handedOver;

    /**
     * The encoder of one stream.
     *
     * @param stored the columns of the table in its order
     * @param fixedBuckets the table if its number of buckets is fixed, which a partition may differ
     *     from; or null
     */
    StreamEncoder(
            SinkStream<D, R> stream,
            List<String> stored,
            @Nullable FileStoreTable fixedBuckets,
            Refusals refusals) {
        this.design = stream.design();
        this.slice = stream.slice();
        this.place = stream.place();
        this.reader = stream.input().reader(design, slice, place);
        this.stored = List.copyOf(stored);
        this.fixedBuckets = fixedBuckets;
        this.refusals = refusals;
    }

    /** Makes what does not serialize; called once in the task, before any row. */
    final void open(MetricGroup group) {
        reader.open();
        open(design, slice, stored, refusals.clock());
        buckets = fixedBuckets == null ? null : BucketGuard.of(fixedBuckets);
        metrics = StreamMetrics.of(group, design, slice, place.stream(), stored, refusals.clock());
    }

    abstract void open(
            D design, @Nullable Slice<? super D> slice, List<String> stored, Clock clock);

    /**
     * Checks that the user's functions are here: the client may have had them while this process
     * has not.
     */
    final void requireFunctions() {
        Diagnostics missing = UserFunctions.check(design);
        if (!missing.isEmpty()) {
            throw new MissingFunctionsException(missing);
        }
    }

    /** The full row of the table, or null if none is to be written. */
    final @Nullable InternalRow encode(R row) {
        InternalRow encoded;
        try {
            reader.require(row);
            encoded = encoded(row);
            if (encoded != null && buckets != null) {
                buckets.require(encoded);
            }
        } catch (DiagnosticsException e) {
            refuse(
                    refusals.of(e),
                    RefusedRow.of(
                            place.stream(), reader.text(row), e.diagnostics().iterator().next()));
            return null;
        }
        accept(row, encoded, metrics());
        return encoded;
    }

    abstract @Nullable InternalRow encoded(R row);

    /** The row that was refused just now, if the job takes it; null at the next call. */
    final @Nullable RefusedRow handedOver() {
        RefusedRow row = handedOver;
        handedOver = null;
        return row;
    }

    /** Counts a row that fits; it is null if it changes nothing. */
    void accept(R row, @Nullable InternalRow encoded, StreamMetrics counts) {
        if (encoded != null) {
            counts.accepted(encoded);
        }
    }

    final InputReader<R> reader() {
        return reader;
    }

    final Place.OfStream place() {
        return place;
    }

    private StreamMetrics metrics() {
        return Objects.requireNonNull(metrics);
    }

    private void refuse(RefusedRows what, RefusedRow row) {
        metrics().refused(row.code());
        switch (what) {
            case FAIL_JOB -> throw new RefusedRowException(row);
            case SIDE_OUTPUT -> handedOver = row;
            case LEAVE_OUT -> {} // counted as every refused row is
        }
    }
}
