package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.StreamTypes;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/** A stream of records, whose components are bound to columns. */
public record RecordInput<R extends Record>(DataStream<R> stream, Class<R> type)
        implements Input<R> {

    @Override
    public <D extends TableDesign> Diagnostics check(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return StreamTypes.check(place, stream.getType(), type)
                .and(RecordReader.check(design, slice, type));
    }

    @Override
    public <D extends TableDesign> InputReader<R> reader(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return new RecordReader<>(design, slice, type);
    }
}
