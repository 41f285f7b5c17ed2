package io.lakekit.internal.paimon.value;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.Optional;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowType;

/** The Paimon type of a column. */
public final class PaimonTypes {

    private PaimonTypes() {}

    /** The type of a column, nullable as the column is. */
    public static DataType of(Column<?> column) {
        return of(column.type()).copy(column.nullable());
    }

    /** The type of a column of this Paimon type, nullable; none if lakekit has no such type. */
    public static Optional<ColumnType<?>> columnType(DataType type) {
        try {
            return Optional.of(FromPaimonTypes.of(type.copy(true)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The row type of columns, numbered from 0. */
    public static RowType rowType(List<? extends Column<?>> columns) {
        RowType.Builder builder = RowType.builder();
        columns.forEach(column -> builder.field(column.name(), of(column)));
        return builder.build();
    }

    static DataType of(ColumnType<?> type) {
        return bare(type).copy(type.nullable());
    }

    private static DataType bare(ColumnType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN -> DataTypes.BOOLEAN();
            case TINYINT -> DataTypes.TINYINT();
            case SMALLINT -> DataTypes.SMALLINT();
            case INT -> DataTypes.INT();
            case BIGINT -> DataTypes.BIGINT();
            case FLOAT -> DataTypes.FLOAT();
            case DOUBLE -> DataTypes.DOUBLE();
            case DECIMAL -> DataTypes.DECIMAL(type.precision(), type.scale());
            case CHAR -> DataTypes.CHAR(type.precision());
            case VARCHAR -> DataTypes.VARCHAR(type.precision());
            case STRING, ENUM -> DataTypes.STRING();
            case BINARY -> DataTypes.BINARY(type.precision());
            case BYTES ->
                    type.precision() == 0
                            ? DataTypes.BYTES()
                            : DataTypes.VARBINARY(type.precision());
            case DATE -> DataTypes.DATE();
            case TIME -> DataTypes.TIME(type.precision());
            case TIMESTAMP -> DataTypes.TIMESTAMP(type.precision());
            case TIMESTAMP_LTZ -> DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE(type.precision());
            case ARRAY -> DataTypes.ARRAY(of(type.elements().get(0)));
            case MAP ->
                    DataTypes.MAP(of(type.elements().get(0).notNull()), of(type.elements().get(1)));
            case ROW -> row(type.fields());
        };
    }

    private static DataType row(List<Column<?>> fields) {
        DataField[] all = new DataField[fields.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new DataField(i, fields.get(i).name(), of(fields.get(i)));
        }
        return DataTypes.ROW(all);
    }
}
