package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.record.RecordCodec;
import java.util.Objects;
import org.apache.flink.types.RowKind;
import org.jspecify.annotations.Nullable;

/** Reads records, each of which is a new row. */
final class RecordReader<D extends TableDesign, R extends Record> implements InputReader<R> {

    private static final long serialVersionUID = 1L;

    private final D design;
    private final @Nullable Slice<? super D> slice;
    private final Class<R> type;

    // It holds method handles, which do not serialize.
    private transient @Nullable RecordCodec<R> codec;

    RecordReader(D design, @Nullable Slice<? super D> slice, Class<R> type) {
        this.design = design;
        this.slice = slice;
        this.type = type;
    }

    /** Everything about the class that does not fit the columns it is to fill. */
    static <D extends TableDesign, R extends Record> Diagnostics check(
            D design, @Nullable Slice<? super D> slice, Class<R> type) {
        return slice == null
                ? RecordCodec.check(design, type)
                : RecordCodec.check(design, slice, type);
    }

    @Override
    public void open() {
        codec =
                slice == null
                        ? RecordCodec.writing(design, type)
                        : RecordCodec.writing(design, slice, type);
    }

    @Override
    public RowKind kind(R row) {
        return RowKind.INSERT;
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
