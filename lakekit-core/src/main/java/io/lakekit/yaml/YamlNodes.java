package io.lakekit.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/**
 * The making of YAML nodes as people write them: settings line by line, lists and small mappings in
 * one line.
 */
final class YamlNodes {

    /** Characters that nobody sees, and that plain quotes do not preserve. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    /** The greatest length of a key, beyond the longest name of a design. */
    private static final int LONGEST_KEY = 1024;

    private YamlNodes() {}

    static Node text(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' holds half a surrogate pair, which is not text");
        }
        ScalarStyle style =
                UNSEEN.matcher(text).find() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        return new ScalarNode(Tag.STR, text, null, null, style);
    }

    static Node number(int number) {
        return new ScalarNode(Tag.INT, String.valueOf(number), null, null, ScalarStyle.PLAIN);
    }

    static Node list(List<String> texts) {
        return new SequenceNode(
                Tag.SEQ, texts.stream().map(YamlNodes::text).toList(), FlowStyle.FLOW);
    }

    static Node inLine(Map<String, Node> entries) {
        return mapping(entries, FlowStyle.FLOW);
    }

    static Node lines(Map<String, Node> entries) {
        return mapping(entries, FlowStyle.BLOCK);
    }

    private static Node mapping(Map<String, Node> entries, FlowStyle style) {
        List<NodeTuple> tuples = new ArrayList<>();
        entries.forEach((key, value) -> tuples.add(new NodeTuple(text(key), value)));
        return new MappingNode(Tag.MAP, tuples, style);
    }

    static String yaml(Node root) {
        DumperOptions options = new DumperOptions();
        options.setSplitLines(false);
        options.setMaxSimpleKeyLength(LONGEST_KEY);
        StringWriter text = new StringWriter();
        Serializer serializer =
                new Serializer(new Emitter(text, options), new Resolver(), options, Tag.MAP);
        try {
            serializer.open();
            serializer.serialize(root);
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written", e);
        }
        return text.toString();
    }
}
