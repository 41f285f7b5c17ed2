package io.lakekit.flink;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericMap;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalArray;
import org.apache.paimon.data.InternalMap;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.ArrayType;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.MapType;
import org.apache.paimon.types.RowType;
import org.jspecify.annotations.Nullable;

/** Paimon's own writer and reader with conversions of their own: no code of lakekit's tables. */
final class PlainPaimon {

    private PlainPaimon() {}

    /** Commits the rows at once. */
    static void write(Table table, List<Column<?>> columns, List<Row> rows) throws Exception {
        BatchWriteBuilder builder = table.newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            for (Row row : rows) {
                write.write(toPaimon(columns, row));
            }
            commit.commit(write.prepareCommit());
        }
    }

    static List<Row> rows(Table table, List<Column<?>> columns) throws Exception {
        ReadBuilder builder = table.newReadBuilder();
        List<Row> rows = new ArrayList<>();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> rows.add(fromPaimon(columns, table.rowType(), row)));
        }
        return rows;
    }

    private static GenericRow toPaimon(List<Column<?>> columns, Row row) {
        return GenericRow.of(
                columns.stream().map(column -> toPaimon(column.type(), row.get(column))).toArray());
    }

    private static @Nullable Object toPaimon(ColumnType<?> type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case CHAR, VARCHAR, STRING -> BinaryString.fromString((String) value);
            case ENUM -> BinaryString.fromString(((Enum<?>) value).name());
            case DECIMAL ->
                    Decimal.fromBigDecimal((BigDecimal) value, type.precision(), type.scale());
            case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
            case TIME -> Math.toIntExact(((LocalTime) value).toNanoOfDay() / 1_000_000);
            case TIMESTAMP -> Timestamp.fromLocalDateTime((LocalDateTime) value);
            case TIMESTAMP_LTZ -> Timestamp.fromInstant((Instant) value);
            case ARRAY ->
                    new GenericArray(
                            ((List<?>) value)
                                    .stream()
                                            .map(item -> toPaimon(type.elements().get(0), item))
                                            .toArray());
            case MAP -> {
                Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach(
                                (k, v) ->
                                        entries.put(
                                                toPaimon(type.elements().get(0), k),
                                                toPaimon(type.elements().get(1), v)));
                yield new GenericMap(entries);
            }
            case ROW -> toPaimon(type.fields(), (Row) value);
            default -> value;
        };
    }

    private static Row fromPaimon(List<Column<?>> columns, RowType type, InternalRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            DataType stored = type.getTypeAt(i);
            Object value = InternalRow.createFieldGetter(stored, i).getFieldOrNull(row);
            values.add(fromPaimon(columns.get(i).type(), stored, value));
        }
        return Row.ofValues(columns, values);
    }

    private static @Nullable Object fromPaimon(
            ColumnType<?> type, DataType stored, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case CHAR, VARCHAR, STRING -> value.toString();
            case ENUM ->
                    Arrays.stream(type.javaType().getEnumConstants())
                            .filter(constant -> constant.toString().equals(value.toString()))
                            .findFirst()
                            .orElseThrow();
            case DECIMAL -> ((Decimal) value).toBigDecimal();
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIME -> LocalTime.ofNanoOfDay((Integer) value * 1_000_000L);
            case TIMESTAMP -> ((Timestamp) value).toLocalDateTime();
            case TIMESTAMP_LTZ -> ((Timestamp) value).toInstant();
            case ARRAY ->
                    items(
                            type.elements().get(0),
                            ((ArrayType) stored).getElementType(),
                            (InternalArray) value);
            case MAP -> entries(type, (MapType) stored, (InternalMap) value);
            case ROW -> fromPaimon(type.fields(), (RowType) stored, (InternalRow) value);
            default -> value;
        };
    }

    private static List<@Nullable Object> items(
            ColumnType<?> type, DataType stored, InternalArray array) {
        InternalArray.ElementGetter getter = InternalArray.createElementGetter(stored);
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(fromPaimon(type, stored, getter.getElementOrNull(array, i)));
        }
        return items;
    }

    private static Map<@Nullable Object, @Nullable Object> entries(
            ColumnType<?> type, MapType stored, InternalMap map) {
        List<@Nullable Object> keys =
                items(type.elements().get(0), stored.getKeyType(), map.keyArray());
        List<@Nullable Object> values =
                items(type.elements().get(1), stored.getValueType(), map.valueArray());
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            entries.put(keys.get(i), values.get(i));
        }
        return entries;
    }
}
