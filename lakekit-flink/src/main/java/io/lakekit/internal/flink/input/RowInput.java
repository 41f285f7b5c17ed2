package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.record.RowBinding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * A stream of Flink's rows.
 *
 * @param names the names of the fields, or null if they are those of the stream's type
 */
public record RowInput(DataStream<Row> stream, @Nullable List<String> names) implements Input<Row> {

    @Override
    public <D extends TableDesign> Diagnostics check(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return Fields.check(stream.getType(), names, design, slice, place);
    }

    @Override
    public <D extends TableDesign> InputReader<Row> reader(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return new Reader(
                new FieldValues(
                        place,
                        Fields.of(stream.getType(), names),
                        RowBinding.of(design, slice).supplied()));
    }

    /** Some rows know the names of their fields, others only the positions. */
    private static final class Reader implements InputReader<Row> {

        private static final long serialVersionUID = 1L;

        private final FieldValues values;
        private final int[] positions;
        private final HashSet<String> names = new HashSet<>();

        Reader(FieldValues values) {
            this.values = values;
            this.positions = values.positions();
            values.fields().forEach(field -> names.add(field.inType()));
        }

        @Override
        public void open() {}

        @Override
        public RowKind kind(Row row) {
            return row.getKind();
        }

        @Override
        public void require(Row row) {
            Set<String> given = row.getFieldNames(true);
            if (given == null) {
                values.requireArity(row.getArity());
                return;
            }
            for (String name : given) {
                if (!names.contains(name)) {
                    throw values.others("the row has a field '" + name + "'");
                }
            }
        }

        @Override
        public @Nullable Object value(Row row, int index) {
            int position = positions[index];
            return position < 0
                    ? null
                    : values.fitted(index, position, value(row, position, row.getFieldNames(true)));
        }

        private @Nullable Object value(Row row, int position, @Nullable Set<String> given) {
            if (given == null) {
                return row.getField(position);
            }
            String name = values.fields().get(position).inType();
            return given.contains(name) ? row.getField(name) : null;
        }

        @Override
        public String text(Row row) {
            return row.toString();
        }
    }
}
