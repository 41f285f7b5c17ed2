package io.lakekit.bench.input;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The lines of one file as columns by name. */
final class Lines implements AutoCloseable {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private final Mapping.Part part;
    private final ByteLines lines;
    private final List<String> columns;
    private long row;

    Lines(Path file, Mapping.Part part) {
        this.file = file;
        this.part = part;
        try {
            this.lines = new ByteLines(open(file));
            List<String> given = part.columns();
            this.columns = part.header() ? header() : given == null ? List.of() : given;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        String name = file.getFileName().toString();
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(raw, 1 << 16);
        }
        return name.endsWith(".bz2") ? new BZip2CompressorInputStream(raw, true) : raw;
    }

    private List<String> header() throws IOException {
        try {
            return split(lines.next() ? lines.text() : "", separator());
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "Cannot read the header of " + file + ": it is " + e.getMessage(), e);
        }
    }

    /** Reads the next line; false at the end. */
    boolean next() {
        try {
            boolean there = lines.next();
            row += there ? 1 : 0;
            return there;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The number of the line just read among the data lines, from 1. */
    long row() {
        return row;
    }

    /** The number of the line just read in its file, from 1, a header counting as a line. */
    long lineOfFile() {
        return part.header() ? row + 1 : row;
    }

    /**
     * The columns of the line just read.
     *
     * @throws IllegalArgumentException if it is no UTF-8 or no JSON, or has too few or too many
     */
    Map<String, String> columns() {
        String line = lines.text();
        if (part.format().equals("jsonl")) {
            return json(line);
        }
        Map<String, String> values = new HashMap<>();
        List<String> cells = split(line, separator());
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    cells.size() + " columns instead of " + columns.size());
        }
        for (int i = 0; i < cells.size(); i++) {
            values.put(columns.get(i), cells.get(i));
        }
        return values;
    }

    /** Arrays and objects are left out, so that only a mapping that asks for one fails. */
    private Map<String, String> json(String line) {
        Map<String, String> values = new HashMap<>();
        try {
            JSON.readTree(line)
                    .fields()
                    .forEachRemaining(e -> put(e.getKey(), e.getValue(), values));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + e.getMessage(), e);
        }
        return values;
    }

    private void put(String key, JsonNode value, Map<String, String> values) {
        if (value.isValueNode()) {
            values.put(key, value.isNull() ? "" : value.asText());
        } else if (part.reads(key)) {
            throw new IllegalArgumentException(
                    "key '"
                            + key
                            + "' holds an "
                            + (value.isArray() ? "array" : "object")
                            + ", not a text, number or boolean");
        }
    }

    private char separator() {
        return part.format().equals("tsv") ? '\t' : ',';
    }

    /** Splits at the separator; a cell in double quotes may hold it, and doubles its own quotes. */
    static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.length() == 0) && separator == ',') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private InputException broken(IOException cause) {
        return new InputException(
                "Cannot read "
                        + file
                        + " after line "
                        + row
                        + ": "
                        + (cause.getMessage() == null ? "it ends too soon" : cause.getMessage())
                        + ". The file is truncated or damaged; fetch it again",
                cause);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw broken(e);
        }
    }
}
