package io.lakekit.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of one file as columns by name. */
final class Lines implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Mapping.Part part;
    private final BufferedReader reader;
    private final List<String> columns;
    private long row;

    Lines(Path file, Mapping.Part part) {
        this.file = file;
        this.part = part;
        try {
            this.reader =
                    new BufferedReader(
                            new InputStreamReader(open(file), StandardCharsets.UTF_8), 1 << 16);
            List<String> given = part.columns();
            this.columns =
                    part.header() ? split(next(), separator()) : given == null ? List.of() : given;
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

    private String next() throws IOException {
        String line = reader.readLine();
        return line == null ? "" : line;
    }

    /** The next line as it stands, or null at the end. */
    @Nullable String line() {
        try {
            String line = reader.readLine();
            row++;
            return line;
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
     * The columns of a line.
     *
     * @throws IllegalArgumentException if there are too few or it is no JSON
     */
    Map<String, String> columns(String line) {
        Map<String, String> values = new HashMap<>();
        if (part.format().equals("jsonl")) {
            json(line, values);
            return values;
        }
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

    private static void json(String line, Map<String, String> values) {
        try {
            JsonNode node = JSON.readTree(line);
            node.fields()
                    .forEachRemaining(
                            e ->
                                    values.put(
                                            e.getKey(),
                                            e.getValue().isNull() ? "" : e.getValue().asText()));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + e.getMessage(), e);
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
            reader.close();
        } catch (IOException e) {
            throw broken(e);
        }
    }
}
