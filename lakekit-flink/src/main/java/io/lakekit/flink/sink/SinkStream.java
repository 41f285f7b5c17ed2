package io.lakekit.flink.sink;

import io.lakekit.design.ChangeInput;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.OperatorUids;
import io.lakekit.internal.flink.input.Input;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.flink.utils.InternalTypeInfo;
import org.apache.paimon.flink.utils.ParallelismUtils;
import org.apache.paimon.table.BucketMode;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * A stream and the part of the table that it fills; it writes whole rows if {@code slice} is null.
 *
 * @param changes whether its rows change and take back others; else all of them are new
 */
record SinkStream<D extends TableDesign, R>(
        D design, @Nullable Slice<? super D> slice, Input<R> input, boolean changes) {

    String name() {
        return slice != null ? slice.name() : changes ? "changes" : "rows";
    }

    Place.OfStream place() {
        return Place.table(design.name()).stream(name());
    }

    DataStream<R> stream() {
        return input.stream();
    }

    Diagnostics check() {
        Diagnostics found =
                input.check(design, slice, place())
                        .and(InsertsOnly.check(this))
                        .and(OldRows.check(this));
        return changes ? found.and(ChangeInput.of(design, slice).refusals()) : found;
    }

    SingleOutputStreamOperator<InternalRow> encode(
            FileStoreTable table,
            OperatorUids uids,
            Refusals refusals,
            OutputTag<RefusedRow> refused) {
        String operator = "Encode " + name() + " : " + design.name().table();
        TypeInformation<InternalRow> rows = InternalTypeInfo.fromRowType(table.rowType());
        List<String> stored = table.rowType().getFieldNames();
        FileStoreTable fixedBuckets = table.bucketMode() == BucketMode.HASH_FIXED ? table : null;
        SingleOutputStreamOperator<InternalRow> encoded =
                changes
                        ? stream()
                                .transform(
                                        operator,
                                        rows,
                                        new EncodeChanges<>(
                                                new ChangesEncoder<>(
                                                        this, stored, fixedBuckets, refusals),
                                                HeldRows.of(table, this),
                                                refused))
                                .uid(uids.next(slice == null ? "changes" : "changes-" + name()))
                        : stream()
                                .process(
                                        new EncodeRows<>(
                                                new InsertEncoder<>(
                                                        this, stored, fixedBuckets, refusals),
                                                refused),
                                        rows)
                                .name(operator)
                                .uid(uids.next("stream-" + name()));
        ParallelismUtils.forwardParallelism(encoded, stream());
        return encoded;
    }
}
