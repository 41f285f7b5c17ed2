package io.lakekit.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object, or one element of an array in it. A name is a key or a path of keys and positions
 * such as {@code user.geo.city} or {@code imp.0.id}; the name of the array means the element.
 */
final class JsonLine implements Line {

    private final JsonNode root;

    /** The element of each array on the path, by the path of the array, the longest path first. */
    private final Map<String, JsonNode> elements;

    private final int number;

    private JsonLine(JsonNode root, Map<String, JsonNode> elements, int number) {
        this.root = root;
        this.elements = elements;
        this.number = number;
    }

    /** The lines of an object: itself, or one for each element of the arrays on a path. */
    static List<Line> of(JsonNode root, @Nullable String each) {
        if (each == null) {
            return List.of(new JsonLine(root, Map.of(), 1));
        }
        List<Line> lines = new ArrayList<>();
        unfold(root, root, List.of(each.split("\\.", -1)), 0, "", Map.of(), lines);
        return lines;
    }

    private static void unfold(
            JsonNode root,
            JsonNode node,
            List<String> path,
            int depth,
            String above,
            Map<String, JsonNode> elements,
            List<Line> lines) {
        if (depth == path.size()) {
            lines.add(new JsonLine(root, elements, lines.size() + 1));
            return;
        }
        String name = above.isEmpty() ? path.get(depth) : above + "." + path.get(depth);
        JsonNode below = node.path(path.get(depth));
        Iterable<JsonNode> all =
                below.isArray()
                        ? below
                        : below.isMissingNode() || below.isNull() ? List.of() : List.of(below);
        for (JsonNode element : all) {
            Map<String, JsonNode> inner = new LinkedHashMap<>();
            inner.put(name, element);
            inner.putAll(elements);
            unfold(root, element, path, depth + 1, name, inner, lines);
        }
    }

    @Override
    public @Nullable String value(String name) {
        if (name.equals("_item")) {
            return Integer.toString(number);
        }
        JsonNode node = node(name);
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw new IllegalArgumentException(
                    "key '"
                            + name
                            + "' holds an "
                            + (node.isArray()
                                    ? "array, not a text, number or boolean; 'each: "
                                            + name
                                            + "' makes an event of each element"
                                    : "object, not a text, number or boolean; read one of its keys"
                                            + " as '"
                                            + name
                                            + ".KEY'"));
        }
        return node.isNull() ? "" : node.asText();
    }

    private JsonNode node(String name) {
        for (Map.Entry<String, JsonNode> element : elements.entrySet()) {
            String array = element.getKey();
            if (name.equals(array)) {
                return element.getValue();
            }
            if (name.startsWith(array + ".")) {
                return below(element.getValue(), name.substring(array.length() + 1));
            }
        }
        return below(root, name);
    }

    /** The node below a key or path; a key with points in it comes before a path of that name. */
    private static JsonNode below(JsonNode node, String path) {
        JsonNode whole = node.path(path);
        if (!whole.isMissingNode() || path.indexOf('.') < 0) {
            return node.isArray() && isNumber(path) ? node.path(Integer.parseInt(path)) : whole;
        }
        int dot = path.indexOf('.');
        return below(below(node, path.substring(0, dot)), path.substring(dot + 1));
    }

    private static boolean isNumber(String text) {
        return text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && !text.isEmpty();
    }
}
