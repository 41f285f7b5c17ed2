package io.lakekit.bench.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lakekit.bench.lifetime.Draft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reading and writing of values as JSON; a file is written completely or not at all. */
public final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private Json() {}

    /** The value as indented JSON. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** The rows as a reader of their JSON sees them: the names of each with their values. */
    public static List<Map<String, @Nullable Object>> rows(List<?> values) {
        try {
            return MAPPER.readValue(text(values), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read back what was written as JSON", e);
        }
    }

    /** Writes the value to a file. */
    public static void write(Path file, Object value) {
        writeText(file, text(value));
    }

    /** Writes text to a file. */
    public static void writeText(Path file, String text) {
        try (Draft draft = Draft.of(file)) {
            Files.writeString(draft.path(), text);
            draft.publish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Reads a value from a file. */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + file + " as " + type.getSimpleName(), e);
        }
    }
}
