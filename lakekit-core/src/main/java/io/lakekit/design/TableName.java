package io.lakekit.design;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where a table lives.
 *
 * @param database the database; empty if the text named none, which a design refuses
 * @param table the table
 */
public record TableName(String database, String table) implements Serializable {

    /** Requires both parts. */
    public TableName {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
    }

    /**
     * Splits {@code database.table} at the first point; text without a point is a table without a
     * database.
     */
    public static TableName parse(String text) {
        int point = text.indexOf('.');
        return point < 0
                ? new TableName("", text)
                : new TableName(text.substring(0, point), text.substring(point + 1));
    }

    /** {@code database.table}. */
    @Override
    public String toString() {
        return database.isEmpty() ? table : database + "." + table;
    }
}
