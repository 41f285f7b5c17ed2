package io.lakekit.table;

import io.lakekit.internal.paimon.row.MergedRows;
import io.lakekit.internal.paimon.row.PaimonFilters;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.Split;
import org.apache.paimon.table.source.TableRead;
import org.apache.paimon.utils.ProjectedRow;
import org.jspecify.annotations.Nullable;

/**
 * The files to read, and a read of them by a schema that is at least as new as every file: values
 * of a newer file would be cut to the older type.
 *
 * @param afterwards takes the wanted columns from whole rows that were read; null if no others are
 *     read
 */
record ScanPlan(
        FileStoreTable table,
        TableRead read,
        @Nullable ProjectedRow afterwards,
        List<Split> splits) {

    /**
     * The plan of a read of the table as it is now.
     *
     * @param moment turns the table into that of a past moment
     * @throws io.lakekit.diagnostic.DiagnosticsException if the table no longer has one of the
     *     columns as it was opened
     */
    static ScanPlan of(
            OpenedTable opened,
            UnaryOperator<FileStoreTable> moment,
            List<Column<?>> projected,
            @Nullable Filter filter) {
        FileStoreTable table = opened.newest();
        while (true) {
            opened.requireReadable(table, projected);
            ScanPlan plan = of(moment.apply(table), projected, filter);
            FileStoreTable now = opened.newest();
            if (isSameSchema(table, now)) {
                return plan;
            }
            table = now;
        }
    }

    private static boolean isSameSchema(FileStoreTable one, FileStoreTable other) {
        return one.schema().id() == other.schema().id()
                && one.schema().timeMillis() == other.schema().timeMillis();
    }

    private static ScanPlan of(
            FileStoreTable table, List<Column<?>> projected, @Nullable Filter filter) {
        int[] positions =
                projected.stream()
                        .mapToInt(column -> table.rowType().getFieldIndex(column.name()))
                        .toArray();
        boolean whole = MergedRows.needAllColumns(table);
        ReadBuilder builder = table.newReadBuilder();
        builder = whole ? builder : builder.withProjection(positions);
        TableRead unfiltered = builder.newRead();
        if (filter != null) {
            PaimonFilters.ofFiles(filter, table).ifPresent(builder::withFilter);
        }
        TableRead read = PaimonFilters.reachIntoFiles(table) ? builder.newRead() : unfiltered;
        return new ScanPlan(
                table,
                read,
                whole ? ProjectedRow.from(positions) : null,
                builder.newScan().plan().splits());
    }

    /** A reader of the rows of a split, with the columns that are wanted. */
    RecordReader<InternalRow> reader(Split split) throws IOException {
        RecordReader<InternalRow> rows = read.createReader(split);
        return afterwards == null ? rows : rows.transform(afterwards::replaceRow);
    }
}
