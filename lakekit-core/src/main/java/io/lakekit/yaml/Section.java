package io.lakekit.yaml;

import io.lakekit.diagnostic.Place;
import io.lakekit.yaml.Nodes.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A mapping whose keys are settings. Unknown keys are reported, and so are missing ones.
 *
 * @param nodes reads the values
 * @param entries the settings given
 * @param at the node of the mapping
 * @param place the thing that it is about, in the user's names
 */
record Section(Nodes nodes, Map<String, Entry> entries, Node at, Place place) {

    /**
     * Reads a section.
     *
     * @param what the section's name in findings: {@code a wide table}, {@code a group}
     */
    static Section read(
            Nodes nodes, Node node, String key, String what, Set<String> known, Place place) {
        Section section = new Section(nodes, nodes.mapping(node, key, place), node, place);
        section.refuseOthers(known, what);
        return section;
    }

    /** The table that it is about or in. */
    Place.OfTable table() {
        return Place.table(place.table());
    }

    void refuseOthers(Set<String> known, String what) {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.name())) {
                findings()
                        .at(entry.key(), TextCodes.UNKNOWN_KEY, place)
                        .says("'%s' is not a setting of %s", Suggestions.shown(entry.name()), what)
                        .so("it would be ignored")
                        .fix("%s", Suggestions.wayOut(entry.name(), known));
            }
        }
    }

    private FindingLog findings() {
        return nodes.findings();
    }

    Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    void require(String key, String example) {
        if (at instanceof MappingNode && entry(key).isEmpty()) {
            findings()
                    .at(at, TextCodes.MISSING, place)
                    .says("'%s' is missing", key)
                    .so("every such %s needs it", findings().subject())
                    .fix("Add '%s: %s'.", key, example);
        }
    }

    Optional<String> text(String key) {
        return entry(key).flatMap(entry -> nodes.text(entry.value(), quoted(key), place));
    }

    List<Entry> list(String key) {
        return entry(key)
                .map(entry -> nodes.list(entry.value(), quoted(key), place))
                .orElse(List.of());
    }

    Map<String, Entry> mapping(String key) {
        return entry(key)
                .map(entry -> nodes.mapping(entry.value(), quoted(key), place))
                .orElse(Map.of());
    }

    /**
     * The value of a setting, as {@code reading} makes it of the text; a text that it refuses is
     * reported.
     */
    <T> Optional<T> value(String key, Function<String, T> reading) {
        return entry(key).flatMap(entry -> value(entry, quoted(key), place, reading));
    }

    <T> Optional<T> value(Entry entry, String what, Place where, Function<String, T> reading) {
        return nodes.text(entry.value(), what, where)
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(reading.apply(text));
                            } catch (UnreadableException e) {
                                e.report(findings().at(entry.value(), e.code(), where), text);
                                return Optional.empty();
                            }
                        });
    }

    static String quoted(String key) {
        return "'" + Suggestions.shown(key) + "'";
    }
}
