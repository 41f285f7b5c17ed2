package io.lakekit.bench.input;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakekit.internal.text.Spelling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which the times of a stream are written: one form, several of which the first that
 * fits is taken, or forms by the name of the field.
 */
final class Times {

    /** The default form of a stream. */
    static final Times ISO = new Times(Map.of("", List.of("iso")));

    private static final List<String> FIELDS = List.of("requestTime", "eventTime", "updatedAt");

    private final Map<String, List<String>> names;
    private final Map<String, List<TimeForm>> forms = new LinkedHashMap<>();

    private Times(Map<String, List<String>> names) {
        this.names = names;
        names.forEach((field, all) -> forms.put(field, all.stream().map(TimeForm::of).toList()));
    }

    /**
     * The forms that a mapping gives: a text, a list of texts, or either by the name of the field.
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Times of(JsonNode node) {
        if (!node.isObject()) {
            return new Times(Map.of("", Texts.of("time", node)));
        }
        Map<String, List<String>> byField = new LinkedHashMap<>();
        node.fields()
                .forEachRemaining(
                        entry ->
                                byField.put(
                                        field(entry.getKey()), Texts.of("time", entry.getValue())));
        byField.putIfAbsent("", List.of("iso"));
        return new Times(byField);
    }

    private static String field(String name) {
        if (!FIELDS.contains(name)) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is not a field that holds a time. "
                            + Spelling.question(name, FIELDS)
                            + "Those are "
                            + FIELDS);
        }
        return name;
    }

    /**
     * The time of a field, cut to milliseconds.
     *
     * @throws IllegalArgumentException if it is written in none of the forms, with the reasons
     */
    Instant parse(String field, String value) {
        List<TimeForm> tried = of(forms, field);
        StringJoiner reasons = new StringJoiner("; ");
        for (TimeForm form : tried) {
            try {
                return form.parse(value).truncatedTo(ChronoUnit.MILLIS);
            } catch (RuntimeException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IllegalArgumentException(
                field
                        + " '"
                        + value
                        + "' is not a time of "
                        + (tried.size() == 1 ? "pattern " : "the patterns ")
                        + "'"
                        + String.join("', '", of(names, field))
                        + "': "
                        + reasons);
    }

    private static <T> List<T> of(Map<String, List<T>> byField, String field) {
        @Nullable List<T> own = byField.get(field);
        return own == null ? byField.getOrDefault("", List.of()) : own;
    }
}
