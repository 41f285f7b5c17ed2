package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.StreamTypes;
import io.lakekit.record.RecordCodec;
import java.util.Objects;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/** A stream of records, whose components are bound to columns. */
public record RecordInput<R extends Record>(DataStream<R> stream, Class<R> type)
        implements Input<R> {

    @Override
    public <D extends TableDesign> Diagnostics check(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        Diagnostics misfits =
                slice == null
                        ? RecordCodec.check(design, type)
                        : RecordCodec.check(design, slice, type);
        return StreamTypes.check(place, stream.getType(), type).and(misfits);
    }

    @Override
    public <D extends TableDesign> InputReader<R> reader(
            D design, @Nullable Slice<? super D> slice) {
        return new Reader<>(design, slice, type);
    }

    private static final class Reader<D extends TableDesign, R extends Record>
            implements InputReader<R> {

        private static final long serialVersionUID = 1L;

        private final D design;
        private final @Nullable Slice<? super D> slice;
        private final Class<R> type;

        // It holds method handles, which do not serialize.
        private transient @Nullable RecordCodec<R> codec;

        Reader(D design, @Nullable Slice<? super D> slice, Class<R> type) {
            this.design = design;
            this.slice = slice;
            this.type = type;
        }

        @Override
        public void open() {
            codec =
                    slice == null
                            ? RecordCodec.writing(design, type)
                            : RecordCodec.writing(design, slice, type);
        }

        @Override
        public void require(R row) {}

        @Override
        public @Nullable Object value(R row, int index) {
            return Objects.requireNonNull(codec).value(row, index);
        }

        @Override
        public String text(R row) {
            return row.toString();
        }
    }
}
