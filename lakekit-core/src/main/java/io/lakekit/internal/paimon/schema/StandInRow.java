package io.lakekit.internal.paimon.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericMap;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DecimalType;
import org.apache.paimon.types.RowKind;
import org.apache.paimon.types.RowType;

/** A row with an arbitrary value in every column. */
final class StandInRow {

    private StandInRow() {}

    /**
     * A row of a table.
     *
     * @param rowKind the column that says that the row is an insert, if one does
     */
    static InternalRow of(RowType type, Optional<String> rowKind) {
        GenericRow row = of(type);
        rowKind.map(type::getFieldIndex)
                .filter(index -> index >= 0)
                .ifPresent(
                        index ->
                                row.setField(
                                        index,
                                        BinaryString.fromString(RowKind.INSERT.shortString())));
        return row;
    }

    private static GenericRow of(RowType type) {
        GenericRow row = new GenericRow(type.getFieldCount());
        for (int i = 0; i < row.getFieldCount(); i++) {
            row.setField(i, value(type.getTypeAt(i)));
        }
        return row;
    }

    private static Object value(DataType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> true;
            case TINYINT -> (byte) 1;
            case SMALLINT -> (short) 1;
            case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE -> 1;
            case BIGINT -> 1L;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
            case DECIMAL -> decimal((DecimalType) type);
            case CHAR, VARCHAR -> BinaryString.fromString("a");
            case BINARY, VARBINARY -> new byte[] {1};
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                    Timestamp.fromEpochMillis(0);
            case ARRAY -> new GenericArray(new Object[0]);
            case MAP, MULTISET -> new GenericMap(Map.of());
            case ROW -> of((RowType) type);
            case VARIANT -> throw new IllegalArgumentException("No value of type " + type);
        };
    }

    private static Object decimal(DecimalType type) {
        return Decimal.fromBigDecimal(
                BigDecimal.ZERO.setScale(type.getScale()), type.getPrecision(), type.getScale());
    }
}
