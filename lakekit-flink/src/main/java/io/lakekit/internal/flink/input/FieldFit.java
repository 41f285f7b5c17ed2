package io.lakekit.internal.flink.input;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.ColumnType.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a field of one type may fill a column of another. Sizes are not compared: a value that is
 * too large is refused when it comes, as one of a record is.
 */
final class FieldFit {

    private static final Set<Kind> TEXTS = EnumSet.of(Kind.CHAR, Kind.VARCHAR, Kind.STRING);

    private FieldFit() {}

    static boolean is(ColumnType<?> field, ColumnType<?> column) {
        return switch (column.kind()) {
            case SMALLINT -> isOneOf(field, Kind.TINYINT, Kind.SMALLINT);
            case INT -> isOneOf(field, Kind.TINYINT, Kind.SMALLINT, Kind.INT);
            case BIGINT -> isOneOf(field, Kind.TINYINT, Kind.SMALLINT, Kind.INT, Kind.BIGINT);
            case DOUBLE -> isOneOf(field, Kind.FLOAT, Kind.DOUBLE);
            case CHAR, VARCHAR, STRING -> TEXTS.contains(field.kind());
            case ENUM ->
                    TEXTS.contains(field.kind())
                            || (field.kind() == Kind.ENUM && field.javaType() == column.javaType());
            case BINARY, BYTES -> isOneOf(field, Kind.BINARY, Kind.BYTES);
            case ARRAY, MAP -> field.kind() == column.kind() && elements(field, column);
            case ROW -> field.kind() == Kind.ROW && fields(field.fields(), column.fields());
            default -> field.kind() == column.kind();
        };
    }

    private static boolean isOneOf(ColumnType<?> field, Kind... kinds) {
        return List.of(kinds).contains(field.kind());
    }

    private static boolean elements(ColumnType<?> field, ColumnType<?> column) {
        for (int i = 0; i < column.elements().size(); i++) {
            if (!is(field.elements().get(i), column.elements().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fields(List<Column<?>> fields, List<Column<?>> columns) {
        Stream<Column<?>> required = columns.stream().filter(column -> !column.nullable());
        return fields.stream()
                        .allMatch(
                                field ->
                                        find(columns, field)
                                                .filter(column -> is(field.type(), column.type()))
                                                .isPresent())
                && required.allMatch(column -> find(fields, column).isPresent());
    }

    private static Optional<Column<?>> find(List<Column<?>> columns, Column<?> named) {
        return columns.stream().filter(column -> column.name().equals(named.name())).findFirst();
    }
}
