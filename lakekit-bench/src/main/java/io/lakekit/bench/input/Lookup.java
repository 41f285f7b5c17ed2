package io.lakekit.bench.input;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.lakekit.bench.event.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The look-up of the request, ad and request time for a stream whose lines carry only an id: they
 * are found at the line of another stream with the same key.
 *
 * @param stage the other stream
 * @param key a template over this stream's columns
 * @param match a template over the other stream's columns, or null for its event id
 */
record Lookup(Stage stage, String key, @Nullable String match) {

    @JsonCreator
    Lookup {
        if (stage == null || key == null) {
            throw new IllegalArgumentException(
                    "A lookup needs the stage it looks at and the key to find there, such as"
                            + " 'lookup: { stage: IMPRESSION, key: \"${id}\" }'");
        }
    }
}
