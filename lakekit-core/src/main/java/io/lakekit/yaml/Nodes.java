package io.lakekit.yaml;

import io.lakekit.diagnostic.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a node as the kind of value that is expected in its place, or reports what it is instead.
 */
record Nodes(FindingLog findings) {

    private static final Set<Tag> PLAIN =
            Set.of(
                    Tag.STR,
                    Tag.INT,
                    Tag.FLOAT,
                    Tag.BOOL,
                    Tag.NULL,
                    Tag.TIMESTAMP,
                    Tag.MERGE,
                    Tag.MAP,
                    Tag.SEQ);

    /** A key and its value. */
    record Entry(ScalarNode key, Node value) {

        String name() {
            return key.getValue();
        }

        /** The key alone, as an entry whose value is the key. */
        Entry ofKey() {
            return new Entry(key, key);
        }
    }

    /** A value as it is written: numbers and words such as {@code yes} are text. */
    Optional<String> text(Node node, String what, Place place) {
        if (!isPlain(node, what, place)) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        expected("text", "Write one value, or '' for no text.", node, what, place);
        return Optional.empty();
    }

    /** The texts of a list. */
    List<Entry> list(Node node, String what, Place place) {
        List<Entry> items = new ArrayList<>();
        if (!isPlain(node, what, place)) {
            return items;
        }
        if (!(node instanceof SequenceNode sequence)) {
            expected("a list", "Write it as [a, b].", node, what, place);
            return items;
        }
        for (Node item : sequence.getValue()) {
            if (text(item, "an item of " + what, place).isPresent()) {
                items.add(new Entry((ScalarNode) item, item));
            }
        }
        return items;
    }

    /** The entries of a mapping by key, in order, each key once. */
    Map<String, Entry> mapping(Node node, String what, Place place) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!isPlain(node, what, place)) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            expected("a mapping", "Write it as lines of 'key: value', or {}.", node, what, place);
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            text(tuple.getKeyNode(), "a key of " + what, place)
                    .ifPresent(key -> put(entries, tuple, place));
        }
        return entries;
    }

    private void put(Map<String, Entry> entries, NodeTuple tuple, Place place) {
        Entry entry = new Entry((ScalarNode) tuple.getKeyNode(), tuple.getValueNode());
        Entry first = entries.putIfAbsent(entry.name(), entry);
        if (first != null) {
            findings.at(entry.key(), TextCodes.REPEATED_KEY, place)
                    .says(
                            "'%s' is given twice, first in line %d",
                            Suggestions.shown(entry.name()), FindingLog.line(first.key()))
                    .so("only one value can hold and the other is a mistake")
                    .fix("Give it once.");
        }
    }

    private boolean isPlain(Node node, String what, Place place) {
        if (PLAIN.contains(node.getTag())) {
            return true;
        }
        findings.at(node, TextCodes.SHAPE, place)
                .says("%s has the tag '%s'", what, Suggestions.shown(node.getTag().getValue()))
                .so("a tag asks for an object, and a %s is made of text", findings.subject())
                .fix("Remove the tag.");
        return false;
    }

    private void expected(String kind, String wayOut, Node node, String what, Place place) {
        findings.at(node, TextCodes.SHAPE, place)
                .says("%s is %s where %s is expected", what, shown(node), kind)
                .so("it means nothing there")
                .fix("%s", wayOut);
    }

    private static String shown(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return node.getTag().equals(Tag.NULL) ? "nothing" : "text";
    }
}
