package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.StreamTypes;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * A stream of changes, each a kind and a record of values.
 *
 * @param type the class of the records
 * @param kind the kind of a change
 * @param values the values of a change
 */
public record ChangeRecordInput<C, R extends Record>(
        DataStream<C> stream, Class<R> type, Part<C, RowKind> kind, Part<C, R> values)
        implements Input<C> {

    /** One part of a change. */
    public interface Part<C, T> extends Function<C, T>, Serializable {}

    @Override
    public <D extends TableDesign> Diagnostics check(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return StreamTypes.checkChanges(place, stream.getType(), type)
                .and(RecordReader.check(design, slice, type));
    }

    @Override
    public <D extends TableDesign> InputReader<C> reader(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return new Reader<>(new RecordReader<>(design, slice, type), kind, values);
    }

    private record Reader<C, R extends Record>(
            InputReader<R> records, Part<C, RowKind> kind, Part<C, R> values)
            implements InputReader<C> {

        @Override
        public void open() {
            records.open();
        }

        @Override
        public RowKind kind(C change) {
            return kind.apply(change);
        }

        @Override
        public void require(C change) {}

        @Override
        public @Nullable Object value(C change, int index) {
            return records.value(values.apply(change), index);
        }

        @Override
        public String text(C change) {
            return kind(change).shortString() + " " + records.text(values.apply(change));
        }
    }
}
