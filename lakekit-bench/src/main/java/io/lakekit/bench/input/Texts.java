package io.lakekit.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A text, or a list of texts, where a mapping takes either. */
final class Texts {

    private Texts() {}

    static List<String> of(String setting, JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(text(setting, one)));
        } else {
            texts.add(text(setting, node));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(setting + " is an empty list; leave it out");
        }
        return List.copyOf(texts);
    }

    private static String text(String setting, JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw new IllegalArgumentException(
                    setting + " takes a text or a list of texts, not '" + node + "'");
        }
        return node.asText();
    }
}
