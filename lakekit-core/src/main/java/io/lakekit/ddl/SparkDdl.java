package io.lakekit.ddl;

import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Spark SQL statement that creates the table of a design in a Paimon catalog, for Spark 3.4 and
 * later. Paimon's Spark catalog makes {@code TIMESTAMP} a TIMESTAMP_LTZ(6) and {@code
 * TIMESTAMP_NTZ} a TIMESTAMP(6), and takes the key from the property {@code primary-key}.
 */
public final class SparkDdl {

    private SparkDdl() {}

    /**
     * The statement, without a semicolon at its end; the database must exist.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the Paimon version on the class path
     *     cannot hold the design, or Spark SQL cannot declare a type of it ({@code LK1403})
     */
    public static String of(TableDesign design) {
        PaimonSchemas.refused(design).and(SparkLimits.check(design)).throwIfAny();
        StringBuilder text = new StringBuilder("CREATE TABLE ");
        text.append(Quoting.table(design.name()))
                .append(" (\n")
                .append(
                        design.columns().stream()
                                .map(column -> "  " + declared(column, " "))
                                .collect(Collectors.joining(",\n")))
                .append("\n) USING paimon");
        if (design.comment() != null) {
            text.append("\nCOMMENT ").append(literal(design.comment()));
        }
        if (!design.partitionColumns().isEmpty()) {
            text.append("\nPARTITIONED BY (")
                    .append(Quoting.names(design.partitionColumns()))
                    .append(')');
        }
        return text.append("\nTBLPROPERTIES (\n")
                .append(properties(design))
                .append("\n)")
                .toString();
    }

    private static String properties(TableDesign design) {
        String key =
                design.primaryKey().stream().map(Column::name).collect(Collectors.joining(","));
        return Stream.concat(
                        key.isEmpty()
                                ? Stream.empty()
                                : Stream.of(PaimonSchemas.primaryKeyOption(key)),
                        PaimonSchemas.options(design).stream())
                .map(SparkDdl::property)
                .collect(Collectors.joining(",\n"));
    }

    private static String property(RawOption option) {
        return "  " + literal(option.key()) + " = " + literal(option.value());
    }

    /**
     * The declaration of a column, or of a field in a STRUCT, which has a colon between name and
     * type.
     */
    private static String declared(Column<?> column, String beforeType) {
        String comment = column.comment();
        return Quoting.name(column.name())
                + beforeType
                + type(column.type())
                + (column.nullable() ? "" : " NOT NULL")
                + (comment == null ? "" : " COMMENT " + literal(comment));
    }

    private static String type(ColumnType<?> type) {
        return switch (type.kind()) {
            case DECIMAL -> "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
            case CHAR, VARCHAR -> type.kind() + "(" + type.precision() + ")";
            case ENUM -> "STRING";
            case BYTES -> "BINARY";
            case TIMESTAMP -> "TIMESTAMP_NTZ";
            case TIMESTAMP_LTZ -> "TIMESTAMP";
            case ARRAY -> "ARRAY<" + type(type.elements().get(0)) + ">";
            case MAP ->
                    type.elements().stream()
                            .map(SparkDdl::type)
                            .collect(Collectors.joining(", ", "MAP<", ">"));
            case ROW -> struct(type.fields());
            default -> type.kind().name();
        };
    }

    private static String struct(List<Column<?>> fields) {
        return fields.stream()
                .map(field -> declared(field, ": "))
                .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }

    /**
     * A text literal. Spark takes a backslash as an escape, and a doubled quote as the end of the
     * text.
     */
    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
