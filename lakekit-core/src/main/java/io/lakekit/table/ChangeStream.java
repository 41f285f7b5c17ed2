package io.lakekit.table;

import io.lakekit.internal.paimon.row.ChangeEncoder;
import io.lakekit.schema.ChangeKind;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/** The changes of one stream, encoded and handed on. */
final class ChangeStream<R> implements ChangeSink<R> {

    private final RowStreams<?> streams;
    private final ChangeEncoder encoder;
    private final Function<R, IntFunction<@Nullable Object>> values;

    ChangeStream(
            RowStreams<?> streams,
            ChangeEncoder encoder,
            Function<R, IntFunction<@Nullable Object>> values) {
        this.streams = streams;
        this.encoder = encoder;
        this.values = values;
    }

    @Override
    public void write(R row) {
        write(ChangeKind.INSERT, row);
    }

    @Override
    public void write(ChangeKind kind, R row) {
        streams.write(() -> encoded(kind, row).toList());
    }

    @Override
    public void update(R before, R after) {
        streams.write(() -> updated(before, after));
    }

    private List<InternalRow> updated(R before, R after) {
        return encoder.retractsBefore(values.apply(before), values.apply(after))
                ? Stream.concat(
                                encoded(ChangeKind.DELETE, before),
                                encoded(ChangeKind.UPDATE_AFTER, after))
                        .toList()
                : encoded(ChangeKind.UPDATE_AFTER, after).toList();
    }

    private Stream<InternalRow> encoded(ChangeKind kind, R row) {
        Objects.requireNonNull(kind, "kind");
        return Stream.ofNullable(
                streams.timely(row, () -> encoder.encode(kind, values.apply(row))));
    }
}
