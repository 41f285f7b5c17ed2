package io.lakekit.yaml;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints columns as {@link TypeParser} reads them. */
final class TypePrinter {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_]+");

    private TypePrinter() {}

    /** The text that follows the name of a column. */
    static String print(Column<?> column) {
        return type(column.type())
                + (column.nullable() ? "" : " NOT NULL")
                + (column.comment() == null ? "" : " COMMENT " + quoted(column.comment()))
                + (column.formerName() == null ? "" : " FORMERLY " + quoted(column.formerName()));
    }

    private static String type(ColumnType<?> type) {
        String nullable =
                switch (type.kind()) {
                    case ENUM -> "ENUM " + type.javaType().getName();
                    case ARRAY -> "ARRAY<" + element(type, 0) + ">";
                    case MAP -> "MAP<" + element(type, 0) + ", " + element(type, 1) + ">";
                    case ROW ->
                            type.fields().stream()
                                    .map(field -> name(field.name()) + " " + print(field))
                                    .collect(Collectors.joining(", ", "ROW<", ">"));
                    default -> null;
                };
        return nullable == null ? type.toString() : nullable + (type.nullable() ? "" : " NOT NULL");
    }

    private static String element(ColumnType<?> type, int index) {
        return type(type.elements().get(index));
    }

    /** A name as it is, or in backquotes if it would be taken apart. */
    static String name(String name) {
        return PLAIN.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
