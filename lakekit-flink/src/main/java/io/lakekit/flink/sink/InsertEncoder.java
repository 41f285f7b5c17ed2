package io.lakekit.flink.sink;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.row.RowEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/** The encoder of a stream whose rows are all new ones. */
final class InsertEncoder<D extends TableDesign, R> extends StreamEncoder<D, R> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable RowEncoder encoder;

    InsertEncoder(
            SinkStream<D, R> stream,
            List<String> stored,
            @Nullable FileStoreTable fixedBuckets,
            Refusals refusals) {
        super(stream, stored, fixedBuckets, refusals);
    }

    @Override
    void open(D design, @Nullable Slice<? super D> slice, List<String> stored, Clock clock) {
        encoder = RowEncoder.of(design, slice, stored, clock);
    }

    @Override
    InternalRow encoded(R row) {
        InsertsOnly.require(place(), reader().kind(row));
        return Objects.requireNonNull(encoder).encode(index -> reader().value(row, index));
    }
}
