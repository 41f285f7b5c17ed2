package io.lakekit.flink.sink;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.flink.input.InputReader;
import io.lakekit.internal.flink.metric.StreamMetrics;
import io.lakekit.internal.paimon.commit.BucketGuard;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.internal.paimon.schema.UserFunctions;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one stream, of whatever kind, into full rows of the table, or refuses them. */
final class EncodeRows<D extends TableDesign, R> extends ProcessFunction<R, InternalRow> {

    private static final long serialVersionUID = 1L;

    private final D design;
    private final @Nullable Slice<? super D> slice;
    private final InputReader<R> reader;
    private final String name;
    private final List<String> stored;
    private final @Nullable FileStoreTable fixedBuckets;
    private final Refusals refusals;
    private final OutputTag<RefusedRow> refused;

    private transient @Nullable RowEncoder encoder;
    private transient @Nullable BucketGuard buckets;
    private transient @Nullable StreamMetrics metrics;

    /**
     * Encodes the rows of one stream.
     *
     * @param stored the columns of the table in its order
     * @param fixedBuckets the table if its number of buckets is fixed, which a partition may differ
     *     from; or null
     */
    EncodeRows(
            SinkStream<D, R> stream,
            List<String> stored,
            @Nullable FileStoreTable fixedBuckets,
            Refusals refusals,
            OutputTag<RefusedRow> refused) {
        this.stored = List.copyOf(stored);
        this.fixedBuckets = fixedBuckets;
        this.design = stream.design();
        this.slice = stream.slice();
        this.reader = stream.input().reader(design, slice);
        this.name = stream.name();
        this.refusals = refusals;
        this.refused = refused;
    }

    @Override
    public void open(OpenContext context) {
        requireFunctions();
        reader.open();
        encoder = RowEncoder.of(design, slice, stored, refusals.clock());
        buckets = fixedBuckets == null ? null : BucketGuard.of(fixedBuckets);
        metrics =
                StreamMetrics.of(
                        getRuntimeContext().getMetricGroup(),
                        design,
                        slice,
                        name,
                        stored,
                        refusals.clock());
    }

    /**
     * Checks that the user's functions are here: the client may have had them while this process
     * has not.
     */
    private void requireFunctions() {
        Diagnostics missing = UserFunctions.check(design);
        if (!missing.isEmpty()) {
            throw new MissingFunctionsException(missing);
        }
    }

    @Override
    public void processElement(R row, Context context, Collector<InternalRow> out) {
        InternalRow encoded;
        try {
            reader.require(row);
            encoded = Objects.requireNonNull(encoder).encode(index -> reader.value(row, index));
            if (buckets != null) {
                buckets.require(encoded);
            }
        } catch (DiagnosticsException e) {
            refuse(
                    refusals.of(e),
                    RefusedRow.of(name, reader.text(row), e.diagnostics().iterator().next()),
                    context);
            return;
        }
        Objects.requireNonNull(metrics).accepted(encoded);
        out.collect(encoded);
    }

    private void refuse(RefusedRows what, RefusedRow row, Context context) {
        Objects.requireNonNull(metrics).refused(row.code());
        switch (what) {
            case FAIL_JOB -> throw new RefusedRowException(row);
            case SIDE_OUTPUT -> context.output(refused, row);
            case LEAVE_OUT -> {} // counted as every refused row is
        }
    }
}
