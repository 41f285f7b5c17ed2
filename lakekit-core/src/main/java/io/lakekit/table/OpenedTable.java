package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.commit.SameTableCommits;
import io.lakekit.internal.paimon.commit.SchemaGuard;
import io.lakekit.schema.Column;
import java.util.List;
import org.apache.paimon.table.FileStoreTable;

/** A table as a handle has it: what the handle does is right only while its schema stands. */
final class OpenedTable {

    private final FileStoreTable table;
    private final SchemaGuard guard;

    OpenedTable(FileStoreTable table) {
        this.table = table;
        this.guard = SchemaGuard.of(table);
    }

    /**
     * A copy that commits into this table alone, and remembers no snapshots, as those of a catalog
     * do by their numbers. A roll-back and a table created anew give numbers out again: who
     * remembers reads what is no more, and commits on top of it, which takes away what others
     * committed since.
     */
    static FileStoreTable unremembered(FileStoreTable table) {
        return SameTableCommits.of(table);
    }

    /**
     * Refuses to write or compact by a schema that is no longer the table's. To be asked when the
     * files are made and before they are published.
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
                                    "its files would lack what is new or hold it in the old form, so"
                                            + " nothing was committed or compacted");
                        });
    }

    /** The table with the columns and options of now. */
    FileStoreTable newest() {
        return guard.newest();
    }

    /**
     * Refuses to read columns that the table of now does not have as the opened one has them.
     *
     * @throws DiagnosticsException with the first of them
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
                Diagnostic.error("LK1208", table.fullName())
                        .says("since this handle was opened, %s", change)
                        .so("%s", consequence)
                        .fix(
                                "Open the table again with its design of now, and write again what"
                                        + " was not committed."));
    }
}
