package io.lakekit.flink.kill;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.Jobs.Numbered;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.record.RecordCodec;
import io.lakekit.reference.ReferenceTable;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/** A table and the streams of numbered records that fill it. */
record KilledTable<D extends TableDesign>(D design, List<Input<D, ?>> inputs) {

    /**
     * A stream.
     *
     * @param slice what it fills, or null if its records are whole rows
     */
    record Input<D extends TableDesign, R extends Record>(
            @Nullable Slice<? super D> slice, Class<R> type, Numbered<R> record) {

        LakeSink<D> into(LakeSink<D> sink, Sources sources) {
            DataStream<R> records = sources.of(type, record);
            return slice == null ? sink.rows(records, type) : sink.stream(slice, records, type);
        }

        void into(ReferenceTable<D> truth, long count) {
            for (long index = 0; index < count; index++) {
                write(truth, record.apply(index));
            }
        }

        private void write(ReferenceTable<D> truth, R row) {
            if (slice == null) {
                truth.write(RecordCodec.writing(truth.design(), type).toRow(row));
            } else {
                truth.write(slice, row, type);
            }
        }
    }

    /** The sources of a job. */
    interface Sources {
        <R extends Record> DataStream<R> of(Class<R> type, Numbered<R> record);
    }

    /** A sink that all streams fill. */
    LakeSink<D> sink(Sources sources) {
        LakeSink<D> sink = LakeSink.into(design);
        for (Input<D, ?> input : inputs) {
            sink = input.into(sink, sources);
        }
        return sink;
    }

    /** What the table must hold after so many records of each stream. */
    ReferenceTable<D> truth(long count) {
        ReferenceTable<D> truth = ReferenceTable.of(design);
        inputs.forEach(input -> input.into(truth, count));
        return truth;
    }
}
