package io.lakekit.flink;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Views of literals, as the streams that a statement of SQL reads. */
final class SqlViews {

    private SqlViews() {}

    /**
     * Makes, or makes anew, the view of this name with these rows of BIGINT and text, one at least.
     */
    static void create(FlinkSql sql, String name, List<Column<?>> columns, List<Row> rows) {
        sql.run("DROP TEMPORARY VIEW IF EXISTS `" + name + "`");
        String names =
                columns.stream()
                        .map(column -> "`" + column.name() + "`")
                        .collect(Collectors.joining(", "));
        String values =
                rows.stream().map(row -> literals(columns, row)).collect(Collectors.joining(", "));
        sql.run(
                "CREATE TEMPORARY VIEW `"
                        + name
                        + "` AS SELECT "
                        + columns.stream().map(SqlViews::cast).collect(Collectors.joining(", "))
                        + " FROM (VALUES "
                        + values
                        + ") AS v ("
                        + names
                        + ")");
    }

    private static String literals(List<Column<?>> columns, Row row) {
        return columns.stream()
                .map(column -> "'" + Objects.toString(row.get(column), "") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String cast(Column<?> column) {
        String type = column.type().kind() == ColumnType.Kind.BIGINT ? "BIGINT" : "STRING";
        String name = "`" + column.name() + "`";
        return "CAST(NULLIF(TRIM(" + name + "), '') AS " + type + ") AS " + name;
    }
}
