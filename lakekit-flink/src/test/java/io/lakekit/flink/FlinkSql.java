package io.lakekit.flink;

import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/** Flink SQL in batch mode on the Paimon catalog of a warehouse. */
public final class FlinkSql {

    private final TableEnvironment tables =
            TableEnvironment.create(EnvironmentSettings.inBatchMode());

    public FlinkSql(Path warehouse) {
        this("file:" + warehouse);
    }

    /** On the catalog of a warehouse of this name, as it stands. */
    FlinkSql(String warehouse) {
        tables.getConfig().set("parallelism.default", "1");
        tables.getConfig().set("table.dml-sync", "true");
        tables.getConfig().set("table.local-time-zone", "UTC");
        run(
                "CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                        + warehouse.replace("'", "''")
                        + "')");
        run("USE CATALOG lake");
    }

    TableEnvironment environment() {
        return tables;
    }

    public void run(String statement) {
        tables.executeSql(statement);
    }

    void copy(TableDesign from, TableDesign to, String condition) {
        run("INSERT INTO " + quoted(to) + " SELECT * FROM " + quoted(from) + " WHERE " + condition);
    }

    static String quoted(TableDesign design) {
        return "`" + design.name().database() + "`.`" + design.name().table() + "`";
    }

    /** All rows, as lakekit would read them. */
    List<Row> rows(TableDesign design) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<org.apache.flink.types.Row> found =
                tables.executeSql("SELECT * FROM " + quoted(design)).collect()) {
            found.forEachRemaining(row -> rows.add(row(design.columns(), row)));
        }
        return rows;
    }

    /** The rows of a query as Flink returns them. */
    List<org.apache.flink.types.Row> query(String query) throws Exception {
        try (CloseableIterator<org.apache.flink.types.Row> found =
                tables.executeSql(query).collect()) {
            List<org.apache.flink.types.Row> rows = new ArrayList<>();
            found.forEachRemaining(rows::add);
            return rows;
        }
    }

    private static Row row(List<Column<?>> columns, org.apache.flink.types.Row from) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(columns.get(i).type(), from.getField(i)));
        }
        return Row.ofValues(columns, values);
    }

    private static @Nullable Object value(ColumnType<?> type, @Nullable Object from) {
        if (from == null) {
            return null;
        }
        return switch (type.kind()) {
            case ENUM ->
                    Arrays.stream(type.javaType().getEnumConstants())
                            .filter(constant -> ((Enum<?>) constant).name().equals(from))
                            .findFirst()
                            .orElseThrow();
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (Object item : (Object[]) from) {
                    items.add(value(type.elements().get(0), item));
                }
                yield items;
            }
            case MAP -> {
                Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
                ((Map<?, ?>) from)
                        .forEach(
                                (k, v) ->
                                        entries.put(
                                                value(type.elements().get(0), k),
                                                value(type.elements().get(1), v)));
                yield entries;
            }
            case ROW -> row(type.fields(), (org.apache.flink.types.Row) from);
            default -> from;
        };
    }
}
