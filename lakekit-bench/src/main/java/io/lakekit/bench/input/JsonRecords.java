package io.lakekit.bench.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Records of JSON, one object a line. */
final class JsonRecords implements Records {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final Path file;
    private final Part part;
    private final ByteLines lines;
    private long row;
    private long line;
    private String text = "";
    private String problem = "";

    JsonRecords(Path file, Part part, ByteLines lines) {
        this.file = file;
        this.part = part;
        this.lines = lines;
    }

    @Override
    public boolean next() {
        try {
            while (lines.next()) {
                line++;
                read();
                if (!text.isBlank() || !problem.isEmpty()) {
                    row++;
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw Records.broken(file, line, e);
        }
    }

    private void read() {
        problem = "";
        try {
            text = lines.text();
        } catch (IllegalArgumentException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    @Override
    public List<Line> lines() {
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isObject()) {
                throw new IllegalArgumentException("the line is not a JSON object");
            }
            return JsonLine.of(root, part.each());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public long lineOfFile() {
        return line;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw Records.broken(file, line, e);
        }
    }
}
