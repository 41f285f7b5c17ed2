package io.lakekit.bench.input;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The condition on a column under which a line is wanted.
 *
 * @param texts one of these, or {@code not empty}
 */
record Condition(List<String> texts) {

    private static final String NOT_EMPTY = "not empty";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Condition of(JsonNode node) {
        return new Condition(Texts.of("where", node));
    }

    /** Whether this value, null if the line has no such column, is wanted. */
    boolean wants(@Nullable String value) {
        return value != null
                && (texts.contains(value) || (texts.contains(NOT_EMPTY) && !value.isEmpty()));
    }

    @Override
    public String toString() {
        return texts.stream()
                .map(text -> text.equals(NOT_EMPTY) ? text : "'" + text + "'")
                .collect(Collectors.joining(" or "));
    }
}
