package io.lakekit.flink.sink;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.input.Input;
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
 */
record SinkStream<D extends TableDesign, R>(
        D design, @Nullable Slice<? super D> slice, Input<R> input) {

    String name() {
        return slice == null ? "rows" : slice.name();
    }

    DataStream<R> stream() {
        return input.stream();
    }

    Diagnostics check() {
        return input.check(design, slice, Place.table(design.name()).stream(name()));
    }

    SingleOutputStreamOperator<InternalRow> encode(
            FileStoreTable table, String uid, Refusals refusals, OutputTag<RefusedRow> refused) {
        SingleOutputStreamOperator<InternalRow> encoded =
                stream()
                        .process(
                                new EncodeRows<>(
                                        this,
                                        table.rowType().getFieldNames(),
                                        table.bucketMode() == BucketMode.HASH_FIXED ? table : null,
                                        refusals,
                                        refused),
                                InternalTypeInfo.fromRowType(table.rowType()))
                        .name("Encode " + name() + " : " + design.name().table())
                        .uid(uid);
        ParallelismUtils.forwardParallelism(encoded, stream());
        return encoded;
    }
}
