package io.lakekit.bench.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lakekit.bench.event.Stage;
import io.lakekit.internal.text.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of a log's files to streams, and of their columns to fields.
 *
 * @param name of the layout
 * @param streams what is read as events; one file may feed several
 * @param dimensions what is read as ads
 */
record Mapping(String name, List<Part> streams, List<Part> dimensions) {

    private static final List<String> SHIPPED = List.of("generated", "open-bandit", "ipinyou");

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    Mapping {
        streams = streams == null ? List.of() : List.copyOf(streams);
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
    }

    /** The streams, then the dimensions. */
    List<Part> parts() {
        return Stream.concat(streams.stream(), dimensions.stream()).toList();
    }

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
                        + ". Put a lakekit-mapping.yaml beside the files or name one with"
                        + " --mapping");
    }

    private static Mapping parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return YAML.readValue(in, Mapping.class).check();
        } catch (UnrecognizedPropertyException e) {
            List<String> known =
                    e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
            throw new InputException(
                    "Mapping "
                            + file
                            + " has an unknown key '"
                            + e.getPropertyName()
                            + "'. "
                            + Spelling.question(e.getPropertyName(), known)
                            + "Known there are "
                            + known,
                    e);
        } catch (JsonProcessingException e) {
            throw new InputException("Cannot read mapping " + file + ": " + reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new InputException("Cannot read mapping " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException("There is no mapping " + file + " to read", e);
        }
    }

    /** The reason in our own words if we refused, else in the parser's, with the line. */
    private static String reason(JsonProcessingException e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof IllegalArgumentException)) {
            cause = cause.getCause();
        }
        String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        String path =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? mapping.getPath().stream()
                                        .map(Mapping::step)
                                        .collect(Collectors.joining("."))
                                + ": "
                        : "";
        return line + path + (cause == null ? e.getOriginalMessage() : cause.getMessage());
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? "" + (step.getIndex() + 1) : step.getFieldName();
    }

    private Mapping check() {
        parts().forEach(Part::check);
        for (Part part : streams) {
            if (part.stage() == null) {
                throw new IllegalArgumentException(
                        "A stream of files '"
                                + part.files()
                                + "' has no stage; name one of "
                                + List.of(Stage.values()));
            }
            checkLookups(part, EnumSet.of(part.stage()));
        }
        return this;
    }

    /** Refuses look-ups that go round in a circle, which would never end. */
    private void checkLookups(Part part, Set<Stage> before) {
        Lookup lookup = part.lookup();
        if (lookup == null) {
            return;
        }
        List<Part> others = of(lookup.stage());
        if (others.isEmpty()) {
            throw new IllegalArgumentException(
                    part.title() + " looks at stage " + lookup.stage() + ", which is not mapped");
        }
        if (before.contains(lookup.stage())) {
            throw new IllegalArgumentException(
                    part.title()
                            + " looks at stage "
                            + lookup.stage()
                            + " and so, in the end, at itself");
        }
        for (Part other : others) {
            Set<Stage> further = EnumSet.copyOf(before);
            further.add(lookup.stage());
            checkLookups(other, further);
        }
    }

    /** The streams of a stage. */
    List<Part> of(Stage stage) {
        return streams.stream().filter(part -> part.stage() == stage).toList();
    }

    static Mapping shipped(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        Mapping.class.getResourceAsStream("/mappings/" + name + ".yaml"))) {
            return YAML.readValue(in, Mapping.class).check();
        } catch (IOException e) {
            throw new InputException(
                    "The shipped mapping " + name + " is broken: " + e.getMessage(), e);
        }
    }
}
