package io.lakekit.flink.sink;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.flink.metric.StreamMetrics;
import io.lakekit.internal.paimon.row.ChangeEncoder;
import io.lakekit.schema.ChangeKind;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.flink.types.RowKind;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/** The encoder of a stream of changes. */
final class ChangesEncoder<D extends TableDesign, R> extends StreamEncoder<D, R> {

    private static final long serialVersionUID = 1L;

    private final boolean needsOldRows;
    private final boolean oldRowsAreDeletes;

    private transient @Nullable ChangeEncoder encoder;
    private transient boolean hasOldRows;

    ChangesEncoder(
            SinkStream<D, R> stream,
            List<String> stored,
            @Nullable FileStoreTable fixedBuckets,
            Refusals refusals) {
        super(stream, stored, fixedBuckets, refusals);
        this.needsOldRows = OldRows.areNeeded(stream.design());
        this.oldRowsAreDeletes = OldRows.areDeletes(stream);
    }

    @Override
    void open(D design, @Nullable Slice<? super D> slice, List<String> stored, Clock clock) {
        encoder = ChangeEncoder.of(design, slice, stored, clock);
    }

    /** Whether the row is the old half of an update. */
    boolean isOldRow(R row) {
        return reader().kind(row) == RowKind.UPDATE_BEFORE;
    }

    /** Whether an old row was ever in the stream, as far as this task knows. */
    boolean hasOldRows() {
        return hasOldRows;
    }

    void setOldRows(boolean has) {
        hasOldRows = has;
    }

    @Override
    @Nullable InternalRow encoded(R row) {
        ChangeKind kind = kind(row);
        hasOldRows |= kind == ChangeKind.UPDATE_BEFORE;
        if (needsOldRows && !hasOldRows && kind == ChangeKind.UPDATE_AFTER) {
            throw OldRows.missing(place());
        }
        ChangeKind written = oldRowsAreDeletes && isOldRow(row) ? ChangeKind.DELETE : kind;
        return Objects.requireNonNull(encoder).encode(written, index -> reader().value(row, index));
    }

    @Override
    void accept(R row, @Nullable InternalRow encoded, StreamMetrics counts) {
        super.accept(row, encoded, counts);
        counts.changed(kind(row));
    }

    private ChangeKind kind(R row) {
        return switch (reader().kind(row)) {
            case INSERT -> ChangeKind.INSERT;
            case UPDATE_BEFORE -> ChangeKind.UPDATE_BEFORE;
            case UPDATE_AFTER -> ChangeKind.UPDATE_AFTER;
            case DELETE -> ChangeKind.DELETE;
        };
    }
}
