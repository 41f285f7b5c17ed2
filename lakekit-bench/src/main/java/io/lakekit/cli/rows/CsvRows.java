package io.lakekit.cli.rows;

import io.lakekit.cli.rows.RowsFile.Cell;
import io.lakekit.cli.rows.RowsFile.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/**
 * Rows as CSV: the names of columns in the first line, and a row in each that follows. An empty
 * cell says nothing of its column, which the row's stream may not even have; {@code ""} is an empty
 * text.
 */
final class CsvRows {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setNullString("")
                    .setQuoteMode(QuoteMode.ALL_NON_NULL) // what lets "" be a text and not null
                    .build();

    private final Path file;
    private final CSVParser parser;

    /** The line in which the record to come begins, or the one that was read last. */
    private int line = 1;

    private CsvRows(Path file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static List<Given> read(Path file, String text) {
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            return new CsvRows(file, parser).rows();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private List<Given> rows() {
        List<Given> rows = new ArrayList<>();
        List<String> names = List.of();
        while (hasNext()) {
            CSVRecord next = parser.iterator().next();
            line = (int) parser.getCurrentLineNumber() - breaks(next);
            if (names.isEmpty()) {
                names = names(next);
            } else {
                rows.add(new Given(line, cells(names, next)));
            }
            line = (int) parser.getCurrentLineNumber() + 1;
        }
        return rows;
    }

    private boolean hasNext() {
        try {
            return parser.iterator().hasNext();
        } catch (UncheckedIOException e) {
            boolean open = String.valueOf(e.getCause()).contains("EOF");
            throw wrong(
                    open
                            ? "a quote is not closed; close it, and double those within a value"
                            : "a value goes on after its closing quote; double quotes within it");
        }
    }

    /** The line breaks within the values of a record, by which it is longer than a line. */
    private static int breaks(CSVRecord given) {
        return given.stream()
                .mapToInt(cell -> cell == null ? 0 : cell.split("\\R", -1).length - 1)
                .sum();
    }

    private List<String> names(CSVRecord header) {
        Set<String> names = new LinkedHashSet<>();
        for (String cell : header) {
            String name = cell == null ? "" : cell.strip();
            if (name.isEmpty()) {
                throw wrong("a column has no name; the first line names the column of each cell");
            }
            if (!names.add(name)) {
                throw wrong("column '" + name + "' is there twice; leave one out");
            }
        }
        return List.copyOf(names);
    }

    private Map<String, Cell> cells(List<String> names, CSVRecord given) {
        if (given.size() != names.size()) {
            throw wrong(
                    "%d cells, and the first line names %d columns; leave a cell empty for null"
                            .formatted(given.size(), names.size()));
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (given.get(i) != null) {
                cells.put(names.get(i), new Cell(line, given.get(i)));
            }
        }
        return cells;
    }

    private RowsException wrong(String fact) {
        return new RowsException(file, line, fact);
    }
}
