package io.lakekit.internal.paimon.value;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import org.apache.paimon.types.ArrayType;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypeChecks;
import org.apache.paimon.types.MapType;
import org.apache.paimon.types.RowType;
import org.apache.paimon.types.VarBinaryType;
import org.apache.paimon.types.VarCharType;

/** The column type of a Paimon type. */
final class FromPaimonTypes {

    private FromPaimonTypes() {}

    static ColumnType<?> of(DataType type) {
        ColumnType<?> bare = bare(type);
        return type.isNullable() ? bare : bare.notNull();
    }

    private static ColumnType<?> bare(DataType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case TINYINT -> ColumnType.TINYINT;
            case SMALLINT -> ColumnType.SMALLINT;
            case INTEGER -> ColumnType.INT;
            case BIGINT -> ColumnType.BIGINT;
            case FLOAT -> ColumnType.FLOAT;
            case DOUBLE -> ColumnType.DOUBLE;
            case DECIMAL ->
                    ColumnType.decimal(
                            DataTypeChecks.getPrecision(type), DataTypeChecks.getScale(type));
            case CHAR -> ColumnType.character(DataTypeChecks.getLength(type));
            case VARCHAR ->
                    DataTypeChecks.getLength(type) == VarCharType.MAX_LENGTH
                            ? ColumnType.STRING
                            : ColumnType.varchar(DataTypeChecks.getLength(type));
            case BINARY -> ColumnType.binary(DataTypeChecks.getLength(type));
            case VARBINARY -> bytes(DataTypeChecks.getLength(type));
            case DATE -> ColumnType.DATE;
            case TIME_WITHOUT_TIME_ZONE -> ColumnType.time(DataTypeChecks.getPrecision(type));
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                    ColumnType.timestamp(DataTypeChecks.getPrecision(type));
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                    ColumnType.timestampLtz(DataTypeChecks.getPrecision(type));
            case ARRAY -> ColumnType.array(of(((ArrayType) type).getElementType()));
            case MAP ->
                    ColumnType.map(
                            of(((MapType) type).getKeyType().copy(true)),
                            of(((MapType) type).getValueType()));
            case ROW -> row(((RowType) type).getFields());
            default -> throw new IllegalArgumentException(type + " is not a type of lakekit");
        };
    }

    private static ColumnType<?> bytes(int length) {
        return length == VarBinaryType.MAX_LENGTH ? ColumnType.BYTES : ColumnType.varbinary(length);
    }

    private static ColumnType<?> row(List<DataField> fields) {
        return ColumnType.row(
                fields.stream().map(FromPaimonTypes::column).toArray(Column<?>[]::new));
    }

    private static Column<?> column(DataField field) {
        Column<?> column = Column.of(field.name(), of(field.type()));
        return field.type().isNullable() ? column : column.notNull();
    }
}
