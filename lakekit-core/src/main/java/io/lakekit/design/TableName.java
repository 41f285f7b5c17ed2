package io.lakekit.design;

import java.io.Serializable;
import java.util.Objects;

/**
 * The name of a table within a warehouse: its database and its own name.
 *
 * @param database the database; empty if the text named none, which a design refuses
 * @param table the table's own name, without its database
 */
public record TableName(String database, String table) implements Serializable {

    /** Refuses nulls; an empty part is a finding of the design. */
    public TableName {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
    }

    /**
     * The name that {@code database.table} spells. Text without a point is a table without a
     * database; a second point belongs to the table's own name, which a design refuses.
     */
    public static TableName parse(String text) {
        int point = text.indexOf('.');
        return point < 0
                ? new TableName("", text)
                : new TableName(text.substring(0, point), text.substring(point + 1));
    }

    /** The name as {@code database.table}. */
    @Override
    public String toString() {
        return database.isEmpty() ? table : database + "." + table;
    }
}
