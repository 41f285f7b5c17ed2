package io.lakekit.catalog;

import io.lakekit.design.TableName;
import io.lakekit.internal.paimon.commit.DroppedSnapshots;
import io.lakekit.internal.paimon.schema.RootCause;
import io.lakekit.internal.text.Spelling;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.Table;

/**
 * The tables of a catalog, with Paimon's failures in the words of a lake's callers.
 *
 * @param place where the catalog is, as messages may show it
 */
record CatalogTables(Catalog catalog, String place) {

    private static final int DROP_ATTEMPTS = 5;

    boolean has(TableName name) {
        try {
            Table found = catalog.getTable(identifier(name));
            return found != null;
        } catch (Catalog.TableNotExistException e) {
            return false;
        }
    }

    /**
     * The table as it is now: catalogs remember tables that others may have altered.
     *
     * @throws IllegalArgumentException if there is none, or one without rows in files
     */
    FileStoreTable load(TableName name) {
        return load(name, identifier(name));
    }

    /**
     * A branch of a table as it is now.
     *
     * @throws IllegalArgumentException if there is no such table or branch
     */
    FileStoreTable load(TableName name, String branch) {
        List<String> branches = branches(name);
        if (!branches.contains(branch)) {
            throw new IllegalArgumentException(
                    "There is no branch '%s' of table %s in %s. %s%s"
                            .formatted(
                                    branch,
                                    name,
                                    place,
                                    Spelling.question(branch, branches),
                                    branches.isEmpty()
                                            ? "The table has none"
                                            : "The table has '"
                                                    + String.join("', '", branches)
                                                    + "'"));
        }
        return load(name, new Identifier(name.database(), name.table(), branch));
    }

    /** The names of the branches in the order of the alphabet. */
    List<String> branches(TableName name) {
        return load(name).branchManager().branches().stream().sorted().toList();
    }

    private FileStoreTable load(TableName name, Identifier identifier) {
        catalog.invalidateTable(identifier);
        try {
            Table table = catalog.getTable(identifier);
            if (table instanceof FileStoreTable found) {
                return found;
            }
            throw new IllegalArgumentException(
                    "Table "
                            + name
                            + " in "
                            + place
                            + " is a "
                            + table.getClass().getSimpleName()
                            + ", not a table of rows in files");
        } catch (Catalog.TableNotExistException e) {
            throw new IllegalArgumentException(
                    "There is no table "
                            + name
                            + " in "
                            + place
                            + ". "
                            + Spelling.question(name.table(), in(name.database()))
                            + "create(design) makes it",
                    e);
        }
    }

    /**
     * The tables of a database, sorted by name.
     *
     * @throws IllegalArgumentException if there is no such database
     */
    List<TableName> of(String database) {
        try {
            return catalog.listTables(database).stream()
                    .sorted()
                    .map(table -> new TableName(database, table))
                    .toList();
        } catch (Catalog.DatabaseNotExistException e) {
            throw new IllegalArgumentException(
                    "There is no database '"
                            + database
                            + "' in "
                            + place
                            + ". "
                            + Spelling.question(database, catalog.listDatabases())
                            + "It has "
                            + catalog.listDatabases(),
                    e);
        }
    }

    private List<String> in(String database) {
        try {
            return catalog.listTables(database);
        } catch (Catalog.DatabaseNotExistException e) {
            return List.of();
        }
    }

    /** Makes the table, and its database, unless it is there. */
    void create(TableName name, Schema schema) {
        try {
            catalog.createDatabase(name.database(), true);
            DroppedSnapshots.remove(catalog, identifier(name));
            catalog.createTable(identifier(name), schema, true);
        } catch (Catalog.DatabaseAlreadyExistException
                | Catalog.TableAlreadyExistException
                | Catalog.DatabaseNotExistException e) {
            throw new IllegalStateException(
                    "Table " + name + " changed while it was created in " + place, e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Cannot create table "
                            + name
                            + " in warehouse '"
                            + place
                            + "': "
                            + RootCause.of(e),
                    e);
        }
    }

    void alter(TableName name, List<SchemaChange> steps) {
        try {
            catalog.alterTable(identifier(name), steps, false);
        } catch (Catalog.TableNotExistException
                | Catalog.ColumnAlreadyExistException
                | Catalog.ColumnNotExistException e) {
            throw new IllegalStateException(
                    "Table " + name + " changed while it was altered in " + place, e);
        }
    }

    /** Drops the table if it is there; Paimon's own drop ends halfway if files come meanwhile. */
    void drop(TableName name) {
        for (int attempt = 0; attempt < DROP_ATTEMPTS; attempt++) {
            dropOnce(name);
            if (!has(name)) {
                DroppedSnapshots.remove(catalog, identifier(name));
                return;
            }
        }
        throw new IllegalStateException(
                "Table "
                        + name
                        + " in "
                        + place
                        + " is still there after "
                        + DROP_ATTEMPTS
                        + " attempts to drop it: others write into it, and part of its files are"
                        + " gone. Stop its jobs and writers and drop it again");
    }

    private void dropOnce(TableName name) {
        try {
            catalog.dropTable(identifier(name), true);
        } catch (Catalog.TableNotExistException e) {
            throw new IllegalStateException(
                    "Table " + name + " vanished while it was dropped from " + place, e);
        }
    }

    private static Identifier identifier(TableName name) {
        return Identifier.create(name.database(), name.table());
    }
}
