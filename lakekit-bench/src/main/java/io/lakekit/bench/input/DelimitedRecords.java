package io.lakekit.bench.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Records of columns: CSV, TSV and their kin. */
final class DelimitedRecords implements Records {

    private final Path file;
    private final CSVFormat format;
    private final LineText text;
    private final LineColumns columns;
    private Iterator<CSVRecord> parser;
    private @Nullable CSVRecord record;
    private @Nullable String problem;
    private long row;

    DelimitedRecords(Path file, Part part, ByteLines lines) {
        this.file = file;
        this.format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(part.delimiterOfFiles())
                        .setQuote(part.quoteOfFiles())
                        .setIgnoreEmptyLines(false)
                        .build();
        this.text = new LineText(file, lines);
        this.parser = parser();
        this.columns = part.header() ? header(part) : LineColumns.ofMapping(part);
    }

    private Iterator<CSVRecord> parser() {
        try {
            return CSVParser.parse(text, format).iterator();
        } catch (IOException e) {
            throw Records.broken(file, text.first(), e);
        }
    }

    private LineColumns header(Part part) {
        if (!read(false)) {
            return LineColumns.ofNothing();
        }
        if (problem != null || record == null) {
            throw new InputException("Cannot read the header of " + file + ": it is " + problem);
        }
        return LineColumns.ofHeader(file, part, List.of(record.values()));
    }

    @Override
    public boolean next() {
        boolean there = read(columns.size() == 1);
        row += there ? 1 : 0;
        return there;
    }

    private boolean read(boolean blankLinesCount) {
        record = null;
        problem = null;
        if (!text.begin(blankLinesCount)) {
            return false;
        }
        try {
            record = parser.next();
            problem = text.problem();
        } catch (UncheckedIOException e) {
            refuse(
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
        return true;
    }

    /**
     * Refuses a record. A stray quote spoils only its own line; one that is never closed could be
     * anywhere.
     */
    private void refuse(String reason) {
        if (reason.contains("EOF")) {
            throw new InputException(
                    "Line "
                            + text.first()
                            + " of "
                            + file
                            + " opens a quote that is never closed; close it, or say 'quote: none'"
                            + " in the mapping if quotes mean nothing there");
        }
        problem =
                text.size() > 1
                        ? "a quote that opens here ends within a value "
                                + (text.size() - 1)
                                + " lines on"
                        : "a value goes on after its closing quote";
        text.giveBackAllButTheFirst();
        parser = parser();
    }

    @Override
    public List<Line> lines() {
        if (problem != null || record == null) {
            throw new IllegalArgumentException(problem);
        }
        columns.check(record.size());
        Map<String, String> values = new HashMap<>(Map.of("_item", "1"));
        for (int i = 0; i < record.size(); i++) {
            values.put(columns.name(i), record.get(i));
        }
        return List.of(values::get);
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public long lineOfFile() {
        return text.first();
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw Records.broken(file, text.first(), e);
        }
    }
}
