package io.lakekit.cli.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.lakekit.cli.rows.RowsFile.Cell;
import io.lakekit.cli.rows.RowsFile.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as YAML: a list of mappings of columns to values, each value as it is written. */
final class YamlRows {

    private static final YAMLFactory YAML =
            YAMLFactory.builder()
                    .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, true)
                    .build();

    private final Path file;
    private final YAMLParser parser;

    private YamlRows(Path file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static List<Given> read(Path file, String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlRows(file, parser).rows();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new RowsException(
                    file,
                    line,
                    "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private List<Given> rows() throws IOException {
        List<Given> rows = new ArrayList<>();
        JsonToken first = parser.nextToken();
        if (first == null) {
            return rows;
        }
        if (first != JsonToken.START_ARRAY) {
            throw wrong("rows are a list; write each as '- {column: value, ...}'");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong("a row names its columns; write it as '- {column: value, ...}'");
            }
            rows.add(row());
        }
        if (parser.nextToken() != null) {
            throw wrong("the list of rows has ended; leave out what follows");
        }
        return rows;
    }

    private RowsException wrong(String fact) {
        return new RowsException(file, line(), fact);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private Given row() throws IOException {
        int line = line();
        Map<String, Cell> cells = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int at = line();
            parser.nextToken();
            cells.put(name, new Cell(at, value()));
        }
        return new Given(line, cells);
    }

    private @Nullable Object value() throws IOException {
        if (parser.isCurrentAlias()) {
            throw wrong("'*" + parser.getText() + "' stands for another value; write that value");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> list();
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private Map<String, @Nullable Object> mapping() throws IOException {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            entries.put(key, value());
        }
        return entries;
    }

    private List<@Nullable Object> list() throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }
}
