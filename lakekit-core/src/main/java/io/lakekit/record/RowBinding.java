package io.lakekit.record;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the untyped rows of one stream may have: those that the stream supplies. A value
 * for any other column would be lost.
 */
public final class RowBinding {

    private static final Code NOT_SUPPLIED =
            Code.error(
                    "LK1214",
                    "an untyped row with a column that its stream does not supply",
                    "a write");

    private final TableDesign design;
    private final @Nullable Slice<?> slice;
    private final Map<String, Column<?>> supplied = new LinkedHashMap<>();

    private RowBinding(TableDesign design, @Nullable Slice<?> slice) {
        this.design = design;
        this.slice = slice;
        List<Column<?>> columns =
                slice == null ? design.suppliedColumns() : design.columnsOf(slice);
        columns.forEach(column -> supplied.put(column.name(), column));
    }

    /**
     * The binding of a stream's rows.
     *
     * @param slice the slice that the stream fills, or null if it writes whole rows
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public static RowBinding of(TableDesign design, @Nullable Slice<?> slice) {
        return new RowBinding(design, slice);
    }

    /** The columns that rows may have, in the order in which the stream supplies them. */
    public List<Column<?>> supplied() {
        return List.copyOf(supplied.values());
    }

    /**
     * The columns that each row must have. The others may be left out, which is the same as null:
     * in them a null replaces nothing and keeps nothing out.
     */
    public List<Column<?>> required() {
        return supplied().stream().filter(column -> RequiredColumns.is(design, column)).toList();
    }

    /**
     * Refuses a row that sets a column which the stream does not supply, be it to null.
     *
     * @throws DiagnosticsException with the first such column
     */
    public void require(Row row) {
        for (String column : row.asMap().keySet()) {
            if (!supplied.containsKey(column)) {
                throw new DiagnosticsException(refused(column));
            }
        }
    }

    private Diagnostic refused(String column) {
        String stream = slice == null ? "whole rows" : "the stream of " + slice;
        Place.OfTable table = Place.table(design.name());
        return NOT_SUPPLIED
                .at(slice == null ? table : table.slice(slice))
                .says("a row sets '%s', which %s", column, fact(column))
                .so(
                        "%s %s %s only, and the value would be lost",
                        stream, slice == null ? "bring" : "brings", supplied.keySet())
                .fix("%s", fix(column));
    }

    private String fact(String column) {
        return owner(column) != null
                ? "belongs to " + owner(column)
                : design.column(column).isPresent()
                        ? "lakekit fills itself"
                        : "is not a column of the table";
    }

    private String fix(String column) {
        return owner(column) != null
                ? "Write it with the stream of " + owner(column) + ", or leave it out."
                : design.column(column).isPresent()
                        ? "Leave it out."
                        : Spelling.question(column, supplied.keySet())
                                + "Rename it, or leave it out.";
    }

    /** The slice whose stream supplies a column, if another does. */
    private @Nullable Slice<?> owner(String column) {
        for (Slice<?> other : design.slices()) {
            if (design.columnsOf(other).stream().anyMatch(own -> own.name().equals(column))) {
                return other;
            }
        }
        return null;
    }
}
