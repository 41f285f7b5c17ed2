package io.lakekit.flink.kill;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.Jobs.Numbered;
import io.lakekit.flink.job.ChangelogRecord;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.record.RecordCodec;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.ChangeKind;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.RowKind;
import org.jspecify.annotations.Nullable;

/** A table and the streams of numbered records that fill it. */
record KilledTable<D extends TableDesign>(D design, List<Stream<D>> inputs) {

    /** A stream into a table, and what the table must hold by it. */
    sealed interface Stream<D extends TableDesign> {

        LakeSink<D> into(LakeSink<D> sink, Sources sources);

        void into(ReferenceTable<D> truth, long count);
    }

    /**
     * A stream of changes.
     *
     * @param slice what it fills, or null if its changes are of whole rows
     * @param values the values of a change as a record of this class
     */
    record Changes<D extends TableDesign, R extends Record>(
            @Nullable Slice<? super D> slice, Class<R> type, Values<R> values)
            implements Stream<D> {

        /** The record with the values of a change. */
        interface Values<R> extends Serializable {
            R of(Events.Change change);
        }

        @Override
        public LakeSink<D> into(LakeSink<D> sink, Sources sources) {
            Values<R> made = values;
            DataStream<ChangelogRecord<R>> changes =
                    sources.of(Events.Change.class, Events.Change::at)
                            .map(
                                    change ->
                                            new ChangelogRecord<>(
                                                    RowKind.valueOf(change.kind()),
                                                    made.of(change)))
                            .returns(RecordTypes.ofChanges(type))
                            .uid("changes-" + type.getSimpleName());
            return slice == null ? sink.changes(changes, type) : sink.changes(slice, changes, type);
        }

        @Override
        public void into(ReferenceTable<D> truth, long count) {
            for (long index = 0; index < count; index++) {
                write(truth, Events.Change.at(index));
            }
        }

        private void write(ReferenceTable<D> truth, Events.Change change) {
            ChangeKind kind = ChangeKind.valueOf(change.kind());
            R row = values.of(change);
            if (slice == null) {
                truth.write(kind, RecordCodec.writing(truth.design(), type).toRow(row));
            } else {
                truth.write(
                        slice, kind, RecordCodec.writing(truth.design(), slice, type).toRow(row));
            }
        }
    }

    /**
     * A stream of rows that are all new.
     *
     * @param slice what it fills, or null if its records are whole rows
     */
    record Input<D extends TableDesign, R extends Record>(
            @Nullable Slice<? super D> slice, Class<R> type, Numbered<R> record)
            implements Stream<D> {

        @Override
        public LakeSink<D> into(LakeSink<D> sink, Sources sources) {
            DataStream<R> records = sources.of(type, record);
            return slice == null ? sink.rows(records, type) : sink.stream(slice, records, type);
        }

        @Override
        public void into(ReferenceTable<D> truth, long count) {
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
        for (Stream<D> input : inputs) {
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
