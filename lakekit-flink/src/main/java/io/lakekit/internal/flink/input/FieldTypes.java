package io.lakekit.internal.flink.input;

import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EnumTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.table.types.DataTypeQueryable;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.paimon.flink.LogicalTypeConversion;

/** The fields of the rows of a stream, as far as its type tells them. */
final class FieldTypes {

    /** The types of values of these classes; sizes are the greatest that the class has. */
    private static final Map<Class<?>, ColumnType<?>> OF_CLASSES =
            Map.ofEntries(
                    Map.entry(Boolean.class, ColumnType.BOOLEAN),
                    Map.entry(Byte.class, ColumnType.TINYINT),
                    Map.entry(Short.class, ColumnType.SMALLINT),
                    Map.entry(Integer.class, ColumnType.INT),
                    Map.entry(Long.class, ColumnType.BIGINT),
                    Map.entry(Float.class, ColumnType.FLOAT),
                    Map.entry(Double.class, ColumnType.DOUBLE),
                    Map.entry(BigDecimal.class, ColumnType.decimal(38, 18)),
                    Map.entry(String.class, ColumnType.STRING),
                    Map.entry(byte[].class, ColumnType.BYTES),
                    Map.entry(LocalDate.class, ColumnType.DATE),
                    Map.entry(LocalTime.class, ColumnType.time(3)),
                    Map.entry(LocalDateTime.class, ColumnType.timestamp(9)),
                    Map.entry(Instant.class, ColumnType.timestampLtz(9)));

    private FieldTypes() {}

    /** The fields in their order; empty if the type does not tell them. */
    static List<Field> of(TypeInformation<?> rows) {
        if (rows instanceof RowTypeInfo row) {
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < row.getArity(); i++) {
                TypeInformation<?> type = row.getTypeAt(i);
                fields.add(Field.of(row.getFieldNames()[i], columnType(type), type.toString()));
            }
            return List.copyOf(fields);
        }
        return logical(rows).map(FieldTypes::of).orElse(List.of());
    }

    private static List<Field> of(RowType row) {
        return row.getFields().stream()
                .map(
                        field ->
                                Field.of(
                                        field.getName(),
                                        columnType(field.getType()),
                                        field.getType().asSummaryString()))
                .toList();
    }

    /** Flink SQL's type of rows, if the stream has one. */
    static Optional<RowType> logical(TypeInformation<?> rows) {
        return rows instanceof DataTypeQueryable queryable
                        && queryable.getDataType().getLogicalType() instanceof RowType row
                ? Optional.of((RowType) nullable(row))
                : Optional.empty();
    }

    /**
     * A type that is nullable at each depth: a null where Flink declares none would be read as
     * zero, and is refused here instead, where the column forbids it.
     */
    private static LogicalType nullable(LogicalType type) {
        if (type instanceof ArrayType array) {
            return new ArrayType(nullable(array.getElementType()));
        }
        if (type instanceof MapType map) {
            return new MapType(nullable(map.getKeyType()), nullable(map.getValueType()));
        }
        if (type instanceof RowType row) {
            return new RowType(
                    row.getFields().stream()
                            .map(
                                    field ->
                                            new RowType.RowField(
                                                    field.getName(), nullable(field.getType())))
                            .toList());
        }
        return type instanceof VarBinaryType
                ? new VarBinaryType(VarBinaryType.MAX_LENGTH)
                : type.copy(true);
    }

    private static Optional<ColumnType<?>> columnType(LogicalType type) {
        try {
            return PaimonTypes.columnType(LogicalTypeConversion.toDataType(type));
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<ColumnType<?>> columnType(TypeInformation<?> type) {
        if (type instanceof ListTypeInfo<?> list) {
            return array(list.getElementTypeInfo());
        }
        if (type instanceof ObjectArrayTypeInfo<?, ?> array) {
            return array(array.getComponentInfo());
        }
        if (type instanceof BasicArrayTypeInfo<?, ?> array) {
            return array(array.getComponentInfo());
        }
        if (type instanceof PrimitiveArrayTypeInfo<?> array
                && array.getTypeClass() != byte[].class) {
            return array(array.getComponentType());
        }
        if (type instanceof MapTypeInfo<?, ?> map) {
            return columnType(map.getKeyTypeInfo())
                    .flatMap(
                            key ->
                                    columnType(map.getValueTypeInfo())
                                            .map(value -> ColumnType.map(key, value)));
        }
        if (type instanceof RowTypeInfo row) {
            return row(row);
        }
        if (type instanceof EnumTypeInfo<?> constants) {
            return Optional.of(enumeration(constants.getTypeClass()));
        }
        return type instanceof DataTypeQueryable queryable
                ? columnType(nullable(queryable.getDataType().getLogicalType()))
                : Optional.ofNullable(OF_CLASSES.get(type.getTypeClass()));
    }

    private static Optional<ColumnType<?>> array(TypeInformation<?> element) {
        return columnType(element).map(ColumnType::array);
    }

    private static Optional<ColumnType<?>> row(RowTypeInfo row) {
        List<Field> fields = of(row);
        return fields.stream().anyMatch(field -> field.type() == null)
                ? Optional.empty()
                : Optional.of(ColumnType.row(columns(fields)));
    }

    private static Column<?>[] columns(List<Field> fields) {
        return fields.stream().flatMap(FieldTypes::column).toArray(Column<?>[]::new);
    }

    private static Stream<Column<?>> column(Field field) {
        return Stream.ofNullable(field.type()).map(type -> Column.of(field.name(), type));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class of constants, as its type info says
    private static ColumnType<?> enumeration(Class<?> type) {
        return ColumnType.enumeration((Class) type);
    }
}
