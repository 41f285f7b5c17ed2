package io.lakekit.bench.input;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lakekit.bench.event.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which file feeds which stream and which column feeds which field.
 *
 * @param name of the layout
 * @param streams what is read as events; one file may feed several
 * @param dimensions what is read as ads
 */
record Mapping(String name, List<Part> streams, List<Part> dimensions) {

    Mapping {
        streams = streams == null ? List.of() : List.copyOf(streams);
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
    }

    /**
     * One kind of file and what its lines become.
     *
     * @param stage the stream, or null for dimensions
     * @param files a regular expression for whole file names; its named groups are fields such as
     *     {@code ${policy}}
     * @param format csv, tsv or jsonl
     * @param header whether the first line names the columns
     * @param columns the columns by position if there is no header
     * @param optional whether there may be no such file
     * @param where only lines whose column has this text, such as click: "1"
     * @param time the pattern of times, in {@link java.time.format.DateTimeFormatter} letters, or
     *     {@code iso} or {@code epoch-millis}
     * @param fields templates such as {@code ${bidid}} by the name of the field; {@code ${_row}} is
     *     the number of the line, {@code ${_file}} the name of the file
     */
    record Part(
            @Nullable Stage stage,
            String files,
            String format,
            boolean header,
            boolean optional,
            @Nullable List<String> columns,
            @Nullable Map<String, String> where,
            @Nullable String time,
            Map<String, String> fields) {

        @JsonCreator
        Part {
            if (files == null || format == null || fields == null) {
                throw new IllegalArgumentException(
                        "A part of a mapping needs files, format and fields; it has files '"
                                + files
                                + "', format '"
                                + format
                                + "', fields "
                                + fields);
            }
            if (!FORMATS.contains(format)) {
                throw new IllegalArgumentException(
                        "The format of files '"
                                + files
                                + "' is '"
                                + format
                                + "'; use one of "
                                + FORMATS);
            }
        }

        /** Whether a template or the filter asks for this column. */
        boolean reads(String column) {
            String place = "${" + column + "}";
            return (where != null && where.containsKey(column))
                    || fields.values().stream().anyMatch(template -> template.contains(place));
        }

        /** What it feeds, for messages. */
        String title() {
            return stage == null ? "dimensions" : "stream " + stage;
        }
    }

    private static final List<String> FORMATS = List.of("csv", "tsv", "jsonl");
    private static final List<String> SHIPPED = List.of("generated", "open-bandit", "ipinyou");

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** The given mapping, else the directory's own, else the shipped one whose files are there. */
    static Mapping choose(LogDirectory directory, @Nullable Path given) {
        if (given != null) {
            return parse(given);
        }
        Path own = directory.path().resolve("lakekit-mapping.yaml");
        if (Files.exists(own)) {
            return parse(own);
        }
        for (String name : SHIPPED) {
            Mapping shipped = shipped(name);
            if (shipped.streams().stream().anyMatch(part -> !directory.of(part).isEmpty())) {
                return shipped;
            }
        }
        throw new InputException(
                "No mapping fits the files of "
                        + directory.path()
                        + ": shipped are "
                        + SHIPPED
                        + ". Put a lakekit-mapping.yaml beside the files or name one with --mapping");
    }

    private static Mapping parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return YAML.readValue(in, Mapping.class);
        } catch (UnrecognizedPropertyException e) {
            throw new InputException(
                    "Mapping "
                            + file
                            + " has an unknown key '"
                            + e.getPropertyName()
                            + "'; known there are "
                            + e.getKnownPropertyIds(),
                    e);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "Cannot read mapping " + file + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputException("There is no mapping " + file + " to read", e);
        }
    }

    static Mapping shipped(String name) {
        try (InputStream in = Mapping.class.getResourceAsStream("/mappings/" + name + ".yaml")) {
            return YAML.readValue(in, Mapping.class);
        } catch (IOException e) {
            throw new InputException(
                    "The shipped mapping " + name + " is broken: " + e.getMessage(), e);
        }
    }
}
