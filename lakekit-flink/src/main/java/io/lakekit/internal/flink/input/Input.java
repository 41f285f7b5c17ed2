package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose rows fill a slice of a table, or whole rows.
 *
 * @param <R> what Flink moves
 */
public sealed interface Input<R> permits RecordInput, ChangeRecordInput, RowInput, RowDataInput {

    /** The stream itself. */
    DataStream<R> stream();

    /** Everything about the stream's type that does not fit the columns it is to fill. */
    <D extends TableDesign> Diagnostics check(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place);

    /** The reader of its rows; only for a stream of which {@link #check} found nothing. */
    <D extends TableDesign> InputReader<R> reader(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place);
}
