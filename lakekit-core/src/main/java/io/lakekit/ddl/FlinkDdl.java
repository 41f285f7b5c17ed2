package io.lakekit.ddl;

import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Flink SQL statement that creates the table of a design in a Paimon catalog.
 *
 * <pre>{@code System.out.println(FlinkDdl.of(AD_DAY) + ";");}</pre>
 */
public final class FlinkDdl {

    private FlinkDdl() {}

    /**
     * The statement, without a semicolon at its end; the database must exist.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the Paimon version on the class path
     *     cannot hold the design, or Flink SQL cannot say it
     */
    public static String of(TableDesign design) {
        return statement(design, "CREATE TABLE ");
    }

    /** The statement that creates the table unless there is one of its name. */
    static String ifAbsent(TableDesign design) {
        return statement(design, "CREATE TABLE IF NOT EXISTS ");
    }

    private static String statement(TableDesign design, String create) {
        PaimonSchemas.refused(design).and(FlinkLimits.check(design)).throwIfAny();
        List<String> parts =
                new ArrayList<>(
                        PaimonSchemas.withFlinkColumns(
                                design, design.columns().stream().map(FlinkDdl::column).toList()));
        if (!design.primaryKey().isEmpty()) {
            parts.add("PRIMARY KEY (" + Quoting.names(design.primaryKey()) + ") NOT ENFORCED");
        }
        StringBuilder text = new StringBuilder(create);
        text.append(Quoting.table(design.name()));
        text.append(" (\n  ").append(String.join(",\n  ", parts)).append("\n)");
        String comment = design.comment();
        if (comment != null) {
            text.append(" COMMENT ").append(literal(comment));
        }
        if (!design.partitionColumns().isEmpty()) {
            text.append("\nPARTITIONED BY (")
                    .append(Quoting.names(design.partitionColumns()))
                    .append(')');
        }
        return text.append(" WITH (\n").append(options(design)).append("\n)").toString();
    }

    private static String options(TableDesign design) {
        return PaimonSchemas.flinkOptions(design).stream()
                .map(FlinkDdl::option)
                .collect(Collectors.joining(",\n"));
    }

    private static String option(RawOption option) {
        return "  " + literal(option.key()) + " = " + literal(option.value());
    }

    private static String column(Column<?> column) {
        return declared(column, " COMMENT ");
    }

    /** The declaration of a field in a ROW, whose comment stands without the word COMMENT. */
    private static String field(Column<?> field) {
        return declared(field, " ");
    }

    private static String declared(Column<?> column, String beforeComment) {
        String comment = column.comment();
        return Quoting.name(column.name())
                + " "
                + type(column.type())
                + (column.nullable() ? "" : " NOT NULL")
                + (comment == null ? "" : beforeComment + literal(comment));
    }

    private static String element(ColumnType<?> type) {
        return type(type) + (type.nullable() ? "" : " NOT NULL");
    }

    /** The name of a type, which a CAST takes too. */
    static String type(ColumnType<?> type) {
        return switch (type.kind()) {
            case DECIMAL -> "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
            case CHAR, VARCHAR, BINARY, TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    type.kind() + "(" + type.precision() + ")";
            case BYTES -> type.precision() == 0 ? "BYTES" : "VARBINARY(" + type.precision() + ")";
            case ENUM -> "STRING";
            case ARRAY -> "ARRAY<" + element(type.elements().get(0)) + ">";
            case MAP ->
                    "MAP<"
                            + element(type.elements().get(0).notNull())
                            + ", "
                            + element(type.elements().get(1))
                            + ">";
            case ROW ->
                    type.fields().stream()
                            .map(FlinkDdl::field)
                            .collect(Collectors.joining(", ", "ROW<", ">"));
            default -> type.kind().name();
        };
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
