package io.lakekit.cli.rows;

import io.lakekit.cli.rows.RowsFile.Cell;
import io.lakekit.cli.rows.RowsFile.Given;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes rows of a design of what a file has. */
record StreamRows(Path file, TableDesign design) {

    private static final String STREAM = "stream";

    /** A row of the design's, whose values are of the types of its columns. */
    StreamRow of(Given given) {
        Cell named = design.slices().isEmpty() ? null : given.cells().get(STREAM);
        Slice<?> slice = named == null ? null : slice(named);
        Map<String, Column<?>> supplied =
                (slice == null ? design.suppliedColumns() : design.columnsOf(slice))
                        .stream().collect(Collectors.toMap(Column::name, column -> column));
        List<Column<?>> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        given.cells()
                .forEach(
                        (name, cell) -> {
                            if (named == null || !name.equals(STREAM)) {
                                Column<?> column = column(cell, slice, name, supplied);
                                columns.add(column);
                                values.add(value(cell, column));
                            }
                        });
        return new StreamRow(given.line(), slice, Row.ofValues(columns, values));
    }

    private Slice<?> slice(Cell cell) {
        String name = String.valueOf(cell.value());
        List<String> names = design.slices().stream().map(Slice::name).toList();
        return design.slices().stream()
                .filter(slice -> slice.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        cell,
                                        "%s has no stream '%s'. %sIts streams are %s."
                                                .formatted(
                                                        design.name(),
                                                        name,
                                                        Spelling.question(name, names),
                                                        String.join(", ", names))));
    }

    private Column<?> column(
            Cell cell, @Nullable Slice<?> slice, String name, Map<String, Column<?>> supplied) {
        Column<?> column = supplied.get(name);
        if (column == null) {
            throw wrong(
                    cell,
                    "%s of %s has no column '%s'. %sIt supplies %s."
                            .formatted(
                                    slice == null ? "a whole row" : "stream '" + slice.name() + "'",
                                    design.name(),
                                    name,
                                    Spelling.question(name, supplied.keySet()),
                                    supplied.keySet().stream()
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return column;
    }

    private @Nullable Object value(Cell cell, Column<?> column) {
        try {
            return Values.of(column.type(), cell.value());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong(
                    cell,
                    "column '%s' is %s, and '%s' is not such a value; write %s"
                            .formatted(
                                    column.name(),
                                    column.type(),
                                    cell.value(),
                                    Values.example(column.type())));
        }
    }

    private RowsException wrong(Cell cell, String fact) {
        return new RowsException(file, cell.line(), fact);
    }
}
