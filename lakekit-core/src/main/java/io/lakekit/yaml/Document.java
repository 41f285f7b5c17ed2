package io.lakekit.yaml;

import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Wording;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A text as a tree of YAML nodes, within bounds that every design and workload keeps and attacks do
 * not. No node is turned into an object of a class that the text names.
 */
final class Document {

    /** The greatest length: bytes of a file, characters of a text. */
    static final int LONGEST = 4 * 1024 * 1024;

    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;

    private Document() {}

    static Node root(String text, FindingLog findings) {
        if (text.length() > LONGEST) {
            throw tooLong(findings);
        }
        Node root = compose(text, findings);
        if (root == null) {
            findings.atText(TextCodes.YAML)
                    .says("is empty")
                    .so("there is no %s", findings.subject())
                    .fix("%s", findings.subject().beginning());
            throw findings.refused();
        }
        return root;
    }

    static DiagnosticsException tooLong(FindingLog findings) {
        findings.atText(TextCodes.FILE)
                .says("is longer than %d bytes", LONGEST)
                .so("no %s is, so something else was given", findings.subject())
                .fix("Give one %s per file.", findings.subject());
        return findings.refused();
    }

    private static @Nullable Node compose(String text, FindingLog findings) {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(LONGEST);
        bounds.setNestingDepthLimit(DEEPEST);
        bounds.setMaxAliasesForCollections(MOST_ALIASES);
        // Nothing is made of a tag; who reads the node refuses it in words of its own.
        bounds.setTagInspector(tag -> true);
        try {
            ParserImpl parser = new ParserImpl(new StreamReader(text), bounds);
            return new Composer(parser, new Resolver(), bounds).getSingleNode();
        } catch (YAMLException e) {
            at(e, text, findings)
                    .says("not YAML: %s", problem(e))
                    .so("the rest cannot be read")
                    .fix("Correct it; text that holds ': ' or ' #' needs quotes.");
            throw findings.refused();
        }
    }

    private static Wording at(YAMLException failure, String text, FindingLog findings) {
        int line = line(failure, text);
        return line == 0
                ? findings.atText(TextCodes.YAML)
                : findings.at(line, TextCodes.YAML, null);
    }

    private static int line(YAMLException failure, String text) {
        if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return marked.getProblemMark().getLine() + 1;
        }
        if (failure instanceof ReaderException unreadable) {
            return 1
                    + (int)
                            text.codePoints()
                                    .limit(unreadable.getPosition())
                                    .filter(c -> c == '\n')
                                    .count();
        }
        return 0;
    }

    private static String problem(YAMLException failure) {
        if (failure instanceof MarkedYAMLException marked) {
            String context = marked.getContext() == null ? "" : marked.getContext() + ", ";
            return Suggestions.shown(context + marked.getProblem());
        }
        if (failure instanceof ReaderException unreadable) {
            return String.format("the character U+%04X", unreadable.getCodePoint());
        }
        return Suggestions.shown(String.valueOf(failure.getMessage()));
    }
}
