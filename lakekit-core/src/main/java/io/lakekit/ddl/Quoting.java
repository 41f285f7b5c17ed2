package io.lakekit.ddl;

import io.lakekit.design.TableName;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.stream.Collectors;

/** The quoting of names, which is the same in both dialects. */
final class Quoting {

    private Quoting() {}

    static String table(TableName name) {
        return name(name.database()) + "." + name(name.table());
    }

    static String names(List<Column<?>> columns) {
        return columns.stream()
                .map(column -> name(column.name()))
                .collect(Collectors.joining(", "));
    }

    static String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
