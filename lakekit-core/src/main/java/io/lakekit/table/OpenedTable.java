package io.lakekit.table;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.commit.SameTableCommits;
import io.lakekit.internal.paimon.commit.SchemaGuard;
import io.lakekit.schema.Column;
import java.util.List;
import org.apache.paimon.table.FileStoreTable;

/**
 * A table as it was when its handle was opened. What the handle does is right only as long as the
 * live table has this schema.
 */
final class OpenedTable {

    private static final Code CHANGED =
            Code.error(
                    "LK1208",
                    "a table that changed after it was opened",
                    "writers, compaction and readers");

    private final FileStoreTable table;
    private final SchemaGuard guard;

    OpenedTable(FileStoreTable table) {
        this.table = table;
        this.guard = SchemaGuard.of(table);
    }

    /**
     * A copy of a table that commits into this very table, and does not remember snapshots. The
     * tables of a catalog remember snapshots by their numbers. A roll-back, and a table created
     * anew, give out the same numbers again: a table that remembers would read what no longer
     * exists and commit on top of it, which takes away what others committed since.
     */
    static FileStoreTable unremembered(FileStoreTable table) {
        return SameTableCommits.of(table);
    }

    /**
     * Refuses to write or compact by a schema that is no longer the live table's. Call it when
     * files are made, and again before they are published.
     *
     * @throws DiagnosticsException if columns, keys, or options that tell how rows are merged or
     *     placed have changed, or the table was dropped
     */
    void requireUnchanged() {
        guard.change()
                .ifPresent(
                        change -> {
                            throw refusal(
                                    change,
                                    "its files would lack what is new or hold it in the old"
                                            + " form, so"
                                            + " nothing was committed or compacted");
                        });
    }

    /** The table with the columns and options that it has now. */
    FileStoreTable newest() {
        return guard.newest();
    }

    /**
     * Refuses to read columns that the table does not have any more as they were when it was
     * opened.
     *
     * @throws DiagnosticsException with the first such column
     */
    void requireReadable(FileStoreTable newest, List<Column<?>> columns) {
        columns.stream()
                .map(Column::name)
                .filter(column -> !guard.keeps(column, newest))
                .findFirst()
                .ifPresent(
                        column -> {
                            throw refusal(
                                    guard.change().orElse("column '" + column + "' changed"),
                                    "what column '" + column + "' holds would be misread");
                        });
    }

    private DiagnosticsException refusal(String change, String consequence) {
        return new DiagnosticsException(
                CHANGED.at(Place.table(table.fullName()))
                        .says("since this handle was opened, %s", change)
                        .so("%s", consequence)
                        .fix(
                                "Open the table again with its present design, and write again what"
                                        + " was not committed."));
    }
}
