package io.lakekit.flink;

import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.conversion.DataStructureConverter;
import org.apache.flink.table.data.conversion.DataStructureConverters;
import org.apache.flink.table.runtime.typeutils.ExternalTypeInfo;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.CollectionDataType;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.utils.TypeConversions;
import org.apache.paimon.flink.LogicalTypeConversion;
import org.jspecify.annotations.Nullable;

/** Rows of columns as Flink has them, and streams of them. */
record FlinkRows(List<Column<?>> columns) {

    RowType type() {
        return LogicalTypeConversion.toLogicalType(PaimonTypes.rowType(columns));
    }

    private DataType external() {
        return TypeConversions.fromLogicalToDataType(type());
    }

    DataStream<org.apache.flink.types.Row> rows(StreamExecutionEnvironment job, List<Row> rows) {
        List<org.apache.flink.types.Row> external = rows.stream().map(this::external).toList();
        return job.fromData(external, ExternalTypeInfo.of(external())).uid("flink-rows");
    }

    DataStream<RowData> rowData(StreamExecutionEnvironment job, List<Row> rows) {
        return job.fromData(rows.stream().map(this::internal).toList(), InternalTypeInfo.of(type()))
                .uid("flink-row-data");
    }

    RowData internal(Row row) {
        DataStructureConverter<Object, Object> converter =
                DataStructureConverters.getConverter(external());
        converter.open(FlinkRows.class.getClassLoader());
        return (RowData) converter.toInternal(external(row));
    }

    org.apache.flink.types.Row external(Row row) {
        org.apache.flink.types.Row made = org.apache.flink.types.Row.withNames();
        for (int i = 0; i < columns.size(); i++) {
            Column<?> column = columns.get(i);
            made.setField(
                    column.name(),
                    external(column.type(), external().getChildren().get(i), row.get(column)));
        }
        return made;
    }

    private static @Nullable Object external(
            ColumnType<?> type, DataType flink, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case ENUM -> ((Enum<?>) value).name();
            case ARRAY ->
                    array(type.elements().get(0), (CollectionDataType) flink, (List<?>) value);
            case MAP -> {
                Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach(
                                (key, item) ->
                                        map.put(
                                                external(
                                                        type.elements().get(0),
                                                        flink.getChildren().get(0),
                                                        key),
                                                external(
                                                        type.elements().get(1),
                                                        flink.getChildren().get(1),
                                                        item)));
                yield map;
            }
            case ROW -> new FlinkRows(type.fields()).external((Row) value);
            default -> value;
        };
    }

    private static Object array(ColumnType<?> element, CollectionDataType flink, List<?> items) {
        DataType inner = flink.getElementDataType();
        Object array = Array.newInstance(inner.getConversionClass(), items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(array, i, external(element, inner, items.get(i)));
        }
        return array;
    }
}
