package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.record.RowBinding;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.StringJoiner;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.data.conversion.DataStructureConverter;
import org.apache.flink.table.data.conversion.DataStructureConverters;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.utils.TypeConversions;
import org.apache.flink.types.RowKind;
import org.apache.paimon.data.BinaryString;
import org.jspecify.annotations.Nullable;

/**
 * A stream of rows as Flink SQL moves them.
 *
 * @param names the names of the fields, or null if they are those of the stream's type
 */
public record RowDataInput(DataStream<RowData> stream, @Nullable List<String> names)
        implements Input<RowData> {

    @Override
    public <D extends TableDesign> Diagnostics check(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return Fields.check(stream.getType(), names, design, slice, place);
    }

    @Override
    public <D extends TableDesign> InputReader<RowData> reader(
            D design, @Nullable Slice<? super D> slice, Place.OfStream place) {
        return new Reader(
                new FieldValues(
                        place,
                        Fields.of(stream.getType(), names),
                        RowBinding.of(design, slice).supplied()),
                FieldTypes.logical(stream.getType()).orElseThrow());
    }

    private static final class Reader implements InputReader<RowData> {

        private static final long serialVersionUID = 1L;

        private final FieldValues values;
        private final RowType type;
        private final int[] positions;
        private final boolean[] texts;

        @SuppressWarnings("serial") // of the library's own
        private final RowData.FieldGetter[] getters;

        @SuppressWarnings("serial") // of the library's own
        private final DataStructureConverter<Object, Object>[] converters;

        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generics
        Reader(FieldValues values, RowType type) {
            this.values = values;
            this.type = type;
            this.positions = values.positions();
            this.texts = new boolean[positions.length];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = values.columns().get(i).type().kind() == ColumnType.Kind.STRING;
            }
            this.getters = new RowData.FieldGetter[type.getFieldCount()];
            this.converters = new DataStructureConverter[type.getFieldCount()];
            for (int i = 0; i < getters.length; i++) {
                LogicalType field = type.getTypeAt(i);
                getters[i] = RowData.createFieldGetter(field, i);
                converters[i] =
                        DataStructureConverters.getConverter(
                                TypeConversions.fromLogicalToDataType(field));
            }
        }

        @Override
        public void open() {
            for (DataStructureConverter<Object, Object> converter : converters) {
                converter.open(Thread.currentThread().getContextClassLoader());
            }
        }

        @Override
        public RowKind kind(RowData row) {
            return row.getRowKind();
        }

        @Override
        public void require(RowData row) {
            values.requireArity(row.getArity());
        }

        @Override
        public @Nullable Object value(RowData row, int index) {
            int position = positions[index];
            if (position < 0) {
                return null;
            }
            Object stored = getters[position].getFieldOrNull(row);
            BinaryString ascii =
                    texts[index] && stored instanceof BinaryStringData text ? ascii(text) : null;
            return ascii == null
                    ? values.fitted(index, position, converters[position].toExternalOrNull(stored))
                    : ascii;
        }

        /**
         * Text in which there is nothing to refuse, whose characters need not be read. A text of
         * Java is read: half of a pair of surrogates is a question mark in bytes.
         */
        private static @Nullable BinaryString ascii(BinaryStringData text) {
            if (text.getJavaObject() != null) {
                return null;
            }
            byte[] bytes = text.toBytes();
            for (byte one : bytes) {
                if (one < 0) {
                    return null;
                }
            }
            return BinaryString.fromBytes(bytes);
        }

        private @Nullable Object field(RowData row, int position) {
            return converters[position].toExternalOrNull(getters[position].getFieldOrNull(row));
        }

        @Override
        public String text(RowData row) {
            StringJoiner text = new StringJoiner(", ", row.getRowKind().shortString() + "{", "}");
            for (int i = 0; i < Math.min(row.getArity(), type.getFieldCount()); i++) {
                text.add(values.fields().get(i).name() + "=" + field(row, i));
            }
            return text.toString();
        }
    }
}
